/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-photos.h"

#include "dopys-html-css.h"
#include "dopys-html-node.h"
#include "dopys-html-picture.h"
#include "dopys-rtf-pictures.h"

#define SMALLEST_DRAWING 100 /* pixels across */
#define LONGEST_NAME 200     /* characters */

static void
loss_free (DopysHtmlLoss *loss)
{
  g_free (loss->what);
  g_free (loss);
}

void
dopys_html_photos_init (DopysHtmlPhotos *self, DopysImageFunc image, const DopysHtmlPaste *paste, gpointer user_data)
{
  *self = (DopysHtmlPhotos) { .image = image, .paste = paste, .user_data = user_data };
  self->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) loss_free);
  if (paste)
    self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

void
dopys_html_photos_clear (DopysHtmlPhotos *self)
{
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->rtf, g_ptr_array_unref);
}

static void
lose (DopysHtmlPhotos *self, DopysHtmlLossKind kind, const char *what)
{
  self->n_left_out++;
  if (self->losses->len == DOPYS_HTML_MAX_LOSSES)
    return;
  DopysHtmlLoss *loss = g_new (DopysHtmlLoss, 1);
  loss->kind = kind;
  loss->what = what ? g_utf8_substring (what, 0, MIN (g_utf8_strlen (what, -1), LONGEST_NAME)) : g_strdup ("");
  g_ptr_array_add (self->losses, loss);
}

static gboolean
is_remote (const char *src)
{
  return g_str_has_prefix (src, "http://") || g_str_has_prefix (src, "https://") || g_str_has_prefix (src, "//");
}

/* ---- pictures in files of the program that was copied from ---- */

static void
collect_local (DopysHtmlPhotos *self, xmlNode *node, guint depth, GPtrArray *found)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (dopys_html_node_is (child, "img"))
        {
          GBytes *bytes;
          g_autofree char *src = dopys_html_node_dup_source (child);
          if (src && !is_remote (src) && !dopys_html_picture_find_data (self->pictures, src, &bytes))
            g_ptr_array_add (found, child);
        }
      collect_local (self, child, depth + 1, found);
    }
}

/* Each picture has its like in the Rich Text, in the same order; if there are more or fewer, none is known. */
void
dopys_html_photos_match (DopysHtmlPhotos *self, xmlDoc *doc)
{
  if (self->paste == NULL || self->paste->rtf == NULL)
    return;
  gsize size;
  const char *rtf = g_bytes_get_data (self->paste->rtf, &size);
  g_autoptr (GPtrArray) local = g_ptr_array_new ();

  self->rtf = dopys_rtf_pictures_read (rtf, size);
  collect_local (self, (xmlNode *) doc, 0, local);
  for (guint i = 0; i < local->len && local->len == self->rtf->len; i++)
    ((xmlNode *) local->pdata[i])->_private = self->rtf->pdata[i];
}

/* ---- photos ---- */

static DopysPhoto *
find_pasted (DopysHtmlPhotos *self, xmlNode *img, const char *src, const char *alt)
{
  GBytes *bytes = NULL;
  gboolean own = dopys_html_picture_find_data (self->pictures, src, &bytes);

  if (!own)
    bytes = img->_private;
  DopysPhoto *photo = bytes ? self->paste->picture (bytes, self->user_data) : NULL;
  if (photo == NULL)
    lose (self,
          own || bytes      ? DOPYS_HTML_LOSS_BROKEN
          : is_remote (src) ? DOPYS_HTML_LOSS_REMOTE
                            : DOPYS_HTML_LOSS_LOCAL,
          alt && *alt ? alt
          : own       ? NULL
                      : src);
  return photo;
}

/* Where nobody says otherwise, pictures stay where they are on the web. */
static DopysPhoto *
find_anywhere (DopysHtmlPhotos *self, const char *src, const char *alt)
{
  DopysPhoto *photo = self->image                      ? self->image (src, alt, self->user_data)
                      : is_remote (src) && *src != '/' ? dopys_photo_new_remote (src, 0)
                                                       : NULL;

  if (photo == NULL)
    lose (self, is_remote (src) ? DOPYS_HTML_LOSS_REMOTE : DOPYS_HTML_LOSS_LOCAL, alt && *alt ? alt : src);
  return photo;
}

DopysPhoto *
dopys_html_photos_find (DopysHtmlPhotos *self, xmlNode *img, const char *alt)
{
  g_autofree char *src = dopys_html_node_dup_source (img);

  if (src == NULL)
    src = g_strdup ("");
  g_autoptr (DopysPhoto) photo = self->paste ? find_pasted (self, img, src, alt) : find_anywhere (self, src, alt);
  if (photo == NULL)
    return NULL;
  return self->image ? g_steal_pointer (&photo) : dopys_photo_with_alt (photo, alt);
}

gboolean
dopys_html_photos_lose_embedded (DopysHtmlPhotos *self, xmlNode *node)
{
  static const char *const embedded[] = { "iframe", "object", "embed", "video", "audio", "canvas", "svg", NULL };

  g_autoptr (DopysBlock) object = dopys_html_node_dup_object (node);

  if (object || !dopys_html_node_is_one_of (node, embedded))
    return FALSE;
  g_autofree char *src = dopys_html_node_dup_line (node, "src");
  g_autofree char *data = dopys_html_node_dup_line (node, "data");
  g_autofree char *width = dopys_html_node_dup_attribute (node, "width");
  if (!dopys_html_node_is (node, "svg") || dopys_html_css_parse_length (width) >= SMALLEST_DRAWING)
    lose (self, DOPYS_HTML_LOSS_EMBEDDED, src ? src : data);
  return TRUE;
}
