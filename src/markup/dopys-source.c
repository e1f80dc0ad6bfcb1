/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-source.h"

#include "dopys-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PHOTO_ADDRESS "https://dopys.invalid/photo-"

struct _DopysSource
{
  GPtrArray *blocks; /* that the text stands for, as they are in the document now */
  GPtrArray *photos; /* of the library; the first one is number 1 */
  GPtrArray *places; /* their addresses */
  char *text;        /* for blocks, when they were last read or written */
  char *opened;      /* the text at the beginning */
  guint first;       /* the block they begin with */
  gboolean repaired; /* the bytes were no text: of what is not changed the bytes must stay */
};

/* ---- writing ---- */

static gboolean
place_cb (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  DopysSource *self = user_data;
  guint number = 0;

  while (number < self->photos->len && !dopys_photo_equal (g_ptr_array_index (self->photos, number), photo))
    number++;
  if (number == self->photos->len)
    {
      g_ptr_array_add (self->photos, dopys_photo_ref (photo));
      g_ptr_array_add (self->places, g_strdup_printf (PHOTO_ADDRESS "%u", number + 1));
    }
  placement->url = g_ptr_array_index (self->places, number);
  placement->remote_id = 0;
  return TRUE;
}

/* Transfer full. */
static char *
write_blocks (DopysSource *self, DopysBlock *const *blocks, guint n_blocks)
{
  g_autoptr (DopysDocument) slice = dopys_document_new_slice (blocks, n_blocks);
  g_autoptr (GBytes) bytes = dopys_blocks_write (slice, place_cb, self, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->repaired = self->repaired || (data && !g_utf8_validate_len (data, size, NULL));
  return g_utf8_make_valid (data ? data : "", (gssize) size);
}

static gboolean
is_one_group (DopysDocument *document, guint a, guint b)
{
  DopysBlockKind first = dopys_block_get_kind (dopys_document_get_block (document, a));
  DopysBlockKind second = dopys_block_get_kind (dopys_document_get_block (document, b));

  return (first == DOPYS_BLOCK_LIST_ITEM && second == DOPYS_BLOCK_LIST_ITEM) ||
         (first == DOPYS_BLOCK_QUOTE && (second == DOPYS_BLOCK_QUOTE || second == DOPYS_BLOCK_QUOTE_SOURCE));
}

DopysSource *
dopys_source_new (DopysDocument *document, guint first, guint n_blocks)
{
  DopysSource *self;
  guint end = first + n_blocks;

  g_return_val_if_fail (document != NULL && n_blocks > 0, NULL);
  g_return_val_if_fail (end <= dopys_document_get_n_blocks (document), NULL);

  while (first > 0 && is_one_group (document, first - 1, first))
    first--;
  while (end < dopys_document_get_n_blocks (document) && is_one_group (document, end - 1, end))
    end++;
  self = g_new0 (DopysSource, 1);
  self->first = first;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  self->places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (self->blocks, dopys_block_ref (dopys_document_get_block (document, i)));
  self->text = write_blocks (self, (DopysBlock *const *) self->blocks->pdata, self->blocks->len);
  self->opened = g_strdup (self->text);
  return self;
}

void
dopys_source_free (DopysSource *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->photos);
  g_ptr_array_unref (self->places);
  g_free (self->text);
  g_free (self->opened);
  g_free (self);
}

const char *
dopys_source_get_text (DopysSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->opened;
}

gsize
dopys_source_find_block (DopysSource *self, guint block)
{
  g_autofree char *before = NULL;

  g_return_val_if_fail (self != NULL, 0);

  if (block <= self->first || block - self->first >= self->blocks->len)
    return 0;
  before = write_blocks (self, (DopysBlock *const *) self->blocks->pdata, block - self->first);
  return MIN (strlen (before), strlen (self->opened));
}

/* ---- reading ---- */

/* The photo of the library that is meant, or NULL. */
static DopysPhoto *
find_photo (DopysSource *self, DopysPhoto *read)
{
  const char *address = dopys_photo_get_url (read);
  guint64 number = 0;

  if (!g_str_has_prefix (address, PHOTO_ADDRESS) ||
      !g_ascii_string_to_unsigned (address + strlen (PHOTO_ADDRESS), 10, 1, self->photos->len, &number, NULL))
    return NULL;
  return g_ptr_array_index (self->photos, number - 1);
}

/* The photo of the library with what the text says of it. Transfer full. */
static DopysPhoto *
reword_photo (DopysPhoto *own, DopysPhoto *read)
{
  const char *alt = dopys_photo_get_alt (read);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (own, alt);
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (described, dopys_photo_get_caption (read));
  g_autoptr (DopysPhoto) credited = dopys_photo_with_author (captioned, dopys_photo_get_author (read));

  return dopys_photo_with_decorative (credited, dopys_photo_get_decorative (own) && !*alt);
}

/* What the writer says where an article says nothing. */
static DopysMedia *
without_defaults (DopysMedia *media)
{
  DopysMediaLayout layout = *dopys_media_get_layout (media);

  if (g_strcmp0 (layout.size_slug, "large") == 0)
    layout.size_slug = NULL;
  if (g_strcmp0 (layout.link, "none") == 0)
    layout.link = NULL;
  return dopys_media_with_layout (media, &layout);
}

/* The block with photos of the library where the text has their addresses. Transfer full. */
static DopysBlock *
resolve (DopysSource *self, DopysBlock *block)
{
  DopysMedia *media = dopys_block_get_media (block);
  g_autoptr (DopysMedia) changed = media ? dopys_media_ref (media) : NULL, plain = NULL;

  for (guint i = 0; media && i < dopys_media_get_n_photos (media); i++)
    {
      DopysPhoto *read = dopys_media_get_photo (media, i), *own = find_photo (self, read);
      if (own)
        {
          g_autoptr (DopysPhoto) photo = reword_photo (own, read);
          DopysMedia *next = dopys_media_with_photo (changed, i, photo);
          dopys_media_unref (changed);
          changed = next;
        }
    }
  if (!media || changed == media)
    return dopys_block_ref (block);
  plain = without_defaults (changed);
  return dopys_block_with_media (block, plain);
}

/* Of a photo in markup that is no photo for us the address would go to the site as it is. */
static gboolean
has_stray_photo (DopysBlock *block)
{
  GBytes *raw = dopys_block_get_raw (block);
  gsize size = 0;
  const char *data = raw ? g_bytes_get_data (raw, &size) : NULL;

  return data && memmem (data, size, PHOTO_ADDRESS, strlen (PHOTO_ADDRESS));
}

static DopysDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dopys_blocks_read (bytes);
}

/* The same value from the same bytes. */
static gboolean
is_unchanged (DopysBlock *a, DopysBlock *b)
{
  guint index_a = 0, index_b = 0;
  DopysOrigin *from_a = dopys_block_get_origin (a, &index_a, NULL),
              *from_b = dopys_block_get_origin (b, &index_b, NULL);

  return dopys_block_equal (a, b) && index_a == index_b && (from_a == NULL) == (from_b == NULL) &&
         (!from_a || g_bytes_equal (dopys_origin_get_source (from_a), dopys_origin_get_source (from_b)));
}

/* The closing paragraph that every document has is no part of what was read, unless the blocks had it. */
static guint
count_blocks (DopysDocument *document)
{
  guint n = dopys_document_get_n_blocks (document);
  DopysBlock *last = dopys_document_get_block (document, n - 1);

  return dopys_block_is_text (last) && dopys_block_get_length (last) == 0 && !dopys_block_get_origin (last, NULL, NULL)
             ? n - 1
             : n;
}

/* Whether what was read is our block number `index`. Repaired text cannot be compared with its bytes. */
static gboolean
stands_for (DopysSource *self, DopysBlock *read, guint index)
{
  g_autoptr (DopysBlock) resolved = resolve (self, read);
  DopysBlock *own = g_ptr_array_index (self->blocks, index);

  return self->repaired ? dopys_block_get_kind (resolved) == dopys_block_get_kind (own)
                        : dopys_block_equal (resolved, own);
}

/* What the text says, as blocks; those that are as before are the very same. Transfer full; NULL with an error. */
static GPtrArray *
read_blocks (DopysSource *self, const char *text, GError **error)
{
  g_autoptr (DopysDocument) before = read_text (self->text), after = read_text (text);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  guint n_before = MIN (count_blocks (before), self->blocks->len), next = 0;

  for (guint i = 0; i < count_blocks (after); i++)
    {
      DopysBlock *block = dopys_document_get_block (after, i);
      g_autoptr (DopysBlock) resolved = resolve (self, block);
      guint found = next;

      /* Others have their bytes, and the gaps between them, from the text itself. */
      if (resolved == block && !self->repaired)
        found = n_before;
      while (found < n_before && !is_unchanged (dopys_document_get_block (before, found), block))
        found++;
      if (found < n_before && stands_for (self, dopys_document_get_block (before, found), found))
        {
          g_ptr_array_add (blocks, dopys_block_ref (g_ptr_array_index (self->blocks, found)));
          next = found + 1;
          continue;
        }
      if (has_stray_photo (block))
        {
          g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                               _ ("A photo stands in markup that the program does not understand, where it could not "
                                  "be put on the site. Take it out of there; the text here is kept."));
          return NULL;
        }
      g_ptr_array_add (blocks, g_steal_pointer (&resolved));
    }
  return g_steal_pointer (&blocks);
}

/* Where our blocks stand in the document; FALSE if they do not. */
static gboolean
find_range (DopysSource *self, DopysDocument *now, guint *first)
{
  guint n = dopys_document_get_n_blocks (now);

  /* All of them were taken away: where they were. */
  if (self->blocks->len == 0)
    {
      *first = MIN (self->first, n);
      return TRUE;
    }
  for (*first = 0; *first + self->blocks->len <= n; (*first)++)
    {
      guint i = 0;
      while (i < self->blocks->len && dopys_document_get_block (now, *first + i) == g_ptr_array_index (self->blocks, i))
        i++;
      if (i == self->blocks->len)
        return TRUE;
    }
  return FALSE;
}

/* What the document made of the blocks that were put in: the next call replaces these. */
static void
remember (DopysSource *self, DopysDocument *before, DopysDocument *after, guint first, const char *text)
{
  guint rest = dopys_document_get_n_blocks (before) - first - self->blocks->len;
  guint n = dopys_document_get_n_blocks (after);

  self->first = first;
  g_ptr_array_set_size (self->blocks, 0);
  for (guint i = first; i + rest < n; i++)
    g_ptr_array_add (self->blocks, dopys_block_ref (dopys_document_get_block (after, i)));
  g_free (self->text);
  self->text = g_strdup (text);
}

DopysDocument *
dopys_source_apply (DopysSource *self, DopysDocument *now, const char *text, GError **error)
{
  g_autoptr (GPtrArray) blocks = NULL;
  DopysDocument *result;
  guint first;

  g_return_val_if_fail (self != NULL && now != NULL && text != NULL, NULL);

  if (!find_range (self, now, &first))
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT,
                           _ ("The article has changed at this place. Copy what you need from here and open the "
                              "markup again."));
      return NULL;
    }
  if (g_str_equal (text, self->text))
    return dopys_document_ref (now);
  blocks = read_blocks (self, text, error);
  if (!blocks)
    return NULL;
  result = dopys_document_splice (now, first, self->blocks->len, (DopysBlock *const *) blocks->pdata, blocks->len);
  remember (self, now, result, first, text);
  return result;
}
