/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-completer.h"
#include "dopys-description.h"
#include "dopys-photo-metadata.h"
#include "dopys-photo-phrases.h"
#include "dopys-plain-view.h"
#include "dopys-template.h"
#include "dopys-thumbnail.h"

/* Short enough that a crash loses nothing worth a thought, long enough that undo goes by words, not letters. */
#define COMMIT_MS 400
#define MAX_COMPLETIONS 5

struct _DopysPhotoForm
{
  GtkWidget parent;

  DopysThumbnail *picture;
  DopysPlainView *description;
  GtkLabel *counter;
  GtkLabel *advice;
  AdwEntryRow *caption;
  AdwEntryRow *author;
  AdwSwitchRow *decorative;
  GtkWidget *several;
  GtkLabel *several_label;
  DopysPhotoMetadata *metadata;
  GtkWidget *completer;  /* DopysCompleter */
  DopysPhrases *earlier; /* (nullable): of other articles */
  DopysPhrases *own;     /* (nullable): of this one, until something in it changes */
  gpointer own_item;     /* the photo that is not among them; only to be compared */
  DopysPhotoList *list;
  DopysPhotoItem *item;
  GtkBitset *chosen; /* (nullable): positions */
  DopysLibrary *library;
  guint commit_source;
  gboolean showing; /* the program fills the fields, not the person */
};

enum
{
  NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoForm, dopys_photo_form, GTK_TYPE_WIDGET)

static DopysPhoto *
read_fields (DopysPhotoForm *self)
{
  g_autofree char *alt = g_strstrip (dopys_plain_view_dup_text (self->description));
  g_autoptr (DopysPhoto) with_alt = dopys_photo_with_alt (dopys_photo_item_get_photo (self->item), alt);
  g_autoptr (DopysPhoto) with_caption =
      dopys_photo_with_caption (with_alt, gtk_editable_get_text (GTK_EDITABLE (self->caption)));
  g_autoptr (DopysPhoto) with_author =
      dopys_photo_with_author (with_caption, gtk_editable_get_text (GTK_EDITABLE (self->author)));

  return dopys_photo_with_decorative (with_author, adw_switch_row_get_active (self->decorative));
}

static const char *
advice_for (DopysDescriptionState state)
{
  switch (state)
    {
    case DOPYS_DESCRIPTION_GOOD:
      return _ ("Good. Press Enter for the next photo without a description.");
    case DOPYS_DESCRIPTION_FILE_NAME:
      return _ ("This is a file name. Say who and what is in the photo.");
    case DOPYS_DESCRIPTION_TOO_SHORT:
      return _ ("Too short: who is in the photo, where, what are they doing?");
    case DOPYS_DESCRIPTION_TOO_LONG:
      return _ ("Too long for a description. Up to 250 characters are read well.");
    case DOPYS_DESCRIPTION_STARTS_PHOTO:
      return _ ("Begin with what is shown: that it is a photo is clear anyway.");
    case DOPYS_DESCRIPTION_ONLY_DATE:
      return _ ("A date alone does not say what is in the photo.");
    case DOPYS_DESCRIPTION_REPEATS:
      return _ ("This repeats the title or the caption. Say what is seen.");
    case DOPYS_DESCRIPTION_MISSING:
    default:
      return _ ("For those who cannot see the photo: who is in it, where, what are they doing?");
    }
}

/* Whether another photo than this one has the same description. */
static gboolean
is_shared (DopysPhotoForm *self, DopysPhoto *photo)
{
  for (guint i = 0; i < dopys_photo_list_get_n (self->list); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (self->list, i);

      if (item != self->item && dopys_description_is_shared (photo, dopys_photo_item_get_photo (item)))
        return TRUE;
    }
  return FALSE;
}

static void
show_count (DopysPhotoForm *self, DopysPhoto *photo)
{
  guint n = (guint) g_utf8_strlen (dopys_photo_get_alt (photo), -1);
  g_autofree char *count = g_strdup_printf ("%u / %u", n, DOPYS_DESCRIPTION_LONGEST);

  gtk_label_set_label (self->counter, count);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), n > 0);
  if (n > DOPYS_DESCRIPTION_LONGEST)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "warning");
}

static void
show_advice (DopysPhotoForm *self, DopysPhoto *photo)
{
  const char *title = dopys_draft_get_article (dopys_photo_list_get_draft (self->list))->title;
  const char *advice = advice_for (dopys_description_judge (photo, title));

  /* What cannot be typed in cannot keep the focus; from the caption Enter leads on as from the description. */
  if (dopys_photo_get_decorative (photo) && gtk_widget_has_focus (GTK_WIDGET (self->description)))
    gtk_widget_grab_focus (GTK_WIDGET (self->caption));
  gtk_widget_set_sensitive (GTK_WIDGET (self->description), !dopys_photo_get_decorative (photo));
  if (dopys_photo_get_decorative (photo))
    advice = _ ("Screen readers pass over a decorative photo.");
  else if (is_shared (self, photo))
    advice = _ ("Another photo has the same description. Say what tells them apart.");
  gtk_label_set_label (self->advice, advice);
  show_count (self, photo);
}

static void
show_item (DopysPhotoForm *self)
{
  DopysPhoto *photo = dopys_photo_item_get_photo (self->item);
  g_autofree char *typed = g_strstrip (dopys_plain_view_dup_text (self->description));

  dopys_thumbnail_set_photo (self->picture, self->library, photo);
  dopys_photo_metadata_set_photo (self->metadata, photo);
  if (self->commit_source)
    return;
  self->showing = TRUE;
  /* A space just typed at the end is not in the photo, and must not be taken away under the person's hands. */
  if (g_strcmp0 (typed, dopys_photo_get_alt (photo)) != 0)
    dopys_plain_view_set_text (self->description, dopys_photo_get_alt (photo));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->caption)), dopys_photo_get_caption (photo)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->caption), dopys_photo_get_caption (photo));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->author)), dopys_photo_get_author (photo)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->author), dopys_photo_get_author (photo));
  adw_switch_row_set_active (self->decorative, dopys_photo_get_decorative (photo));
  self->showing = FALSE;
  show_advice (self, photo);
}

/* What is put into a field anew cannot be undone in it: undo within a field must not bring another photo's words. */
static void
empty_fields (DopysPhotoForm *self)
{
  self->showing = TRUE;
  dopys_plain_view_set_text (self->description, "");
  gtk_editable_set_text (GTK_EDITABLE (self->caption), "");
  gtk_editable_set_text (GTK_EDITABLE (self->author), "");
  self->showing = FALSE;
}

static gboolean
commit_cb (gpointer user_data)
{
  dopys_photo_form_commit (user_data);
  return G_SOURCE_REMOVE;
}

/* Offers completions where somebody types. */
static void
offer_completions (DopysPhotoForm *self)
{
  GtkWidget *fields[] = { GTK_WIDGET (self->description), GTK_WIDGET (self->caption), GTK_WIDGET (self->author) };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus && i < G_N_ELEMENTS (fields); i++)
    if (focus == fields[i] || gtk_widget_is_ancestor (focus, fields[i]))
      dopys_completer_typed (DOPYS_COMPLETER (self->completer), fields[i]);
}

static void
complete_cb (GtkWidget *field, const char *before, GPtrArray *completions, gpointer user_data)
{
  DopysPhotoForm *self = user_data;
  DopysPhraseKind kind = field == GTK_WIDGET (self->author)    ? DOPYS_PHRASE_AUTHOR
                         : field == GTK_WIDGET (self->caption) ? DOPYS_PHRASE_CAPTION
                                                               : DOPYS_PHRASE_DESCRIPTION;

  if (self->item)
    dopys_photo_form_complete (self, self->item, kind, before, completions);
}

static void
forget_own (DopysPhotoForm *self)
{
  g_clear_pointer (&self->own, dopys_phrases_free);
}

static void
edited_cb (DopysPhotoForm *self)
{
  g_autoptr (DopysPhoto) photo = NULL;

  if (self->showing || !self->item)
    return;
  photo = read_fields (self);
  show_advice (self, photo);
  offer_completions (self);
  if (!self->commit_source)
    self->commit_source = g_timeout_add (COMMIT_MS, commit_cb, self);
}

static void
entered_cb (DopysPhotoForm *self)
{
  dopys_photo_form_commit (self);
  g_signal_emit (self, signals[NEXT], 0);
}

/* ---- the same for several photos ---- */

static void
show_several (DopysPhotoForm *self)
{
  guint n = self->chosen && self->item ? (guint) gtk_bitset_get_size (self->chosen) : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("%u photo is selected", "%u photos are selected", n), n);

  gtk_widget_set_visible (self->several, n > 1);
  gtk_label_set_label (self->several_label, label);
}

static DopysPhoto *
with_caption_cb (DopysPhoto *photo, gpointer caption)
{
  return dopys_photo_with_caption (photo, caption);
}

static DopysPhoto *
with_author_cb (DopysPhoto *photo, gpointer author)
{
  return dopys_photo_with_author (photo, author);
}

static void
same_caption_cb (DopysPhotoForm *self)
{
  g_autofree char *caption = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->caption)));

  dopys_photo_form_commit (self);
  dopys_photo_list_map (self->list, self->chosen, DOPYS_STEP_PHOTOS, with_caption_cb, caption);
}

static void
same_author_cb (DopysPhotoForm *self)
{
  g_autofree char *author = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author)));

  dopys_photo_form_commit (self);
  dopys_photo_list_map (self->list, self->chosen, DOPYS_STEP_PHOTOS, with_author_cb, author);
}

/* ---- class ---- */

static void
leave_item (DopysPhotoForm *self)
{
  if (!self->item)
    return;
  dopys_completer_close (DOPYS_COMPLETER (self->completer));
  dopys_photo_form_commit (self);
  g_signal_handlers_disconnect_by_func (self->list, forget_own, self);
  forget_own (self);
  g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->list);
}

static void
dopys_photo_form_dispose (GObject *object)
{
  DopysPhotoForm *self = DOPYS_PHOTO_FORM (object);

  leave_item (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->chosen, gtk_bitset_unref);
  g_clear_pointer (&self->earlier, dopys_phrases_free);
  g_clear_pointer (&self->completer, gtk_widget_unparent);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_FORM);
  G_OBJECT_CLASS (dopys_photo_form_parent_class)->dispose (object);
}

static void
dopys_photo_form_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (dopys_photo_form_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (DOPYS_PHOTO_FORM (widget)->completer));
}

static void
dopys_photo_form_class_init (DopysPhotoFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_form_dispose;
  widget_class->size_allocate = dopys_photo_form_size_allocate;
  signals[NEXT] = g_signal_new ("next", DOPYS_TYPE_PHOTO_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOPYS_TYPE_PHOTO_METADATA);
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  g_type_ensure (DOPYS_TYPE_PLAIN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-form.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, picture);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, description);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, counter);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, advice);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, caption);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, author);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, decorative);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, several);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, several_label);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoForm, metadata);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_caption_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_author_cb);
}

static void
dopys_photo_form_init (DopysPhotoForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->completer = GTK_WIDGET (dopys_completer_new (GTK_WIDGET (self), complete_cb, self));
}

void
dopys_photo_form_set_item (DopysPhotoForm *self, DopysPhotoList *list, DopysPhotoItem *item, DopysLibrary *library)
{
  if (item && item == self->item)
    return;
  leave_item (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), item != NULL);
  if (!item)
    return;
  self->list = g_object_ref (list);
  self->item = g_object_ref (item);
  g_set_object (&self->library, library);
  g_signal_connect_swapped (item, "notify::photo", G_CALLBACK (show_item), self);
  g_signal_connect_swapped (list, "counted", G_CALLBACK (forget_own), self);
  empty_fields (self);
  show_item (self);
}

void
dopys_photo_form_set_workspace (DopysPhotoForm *self, DopysWorkspace *workspace)
{
  dopys_photo_metadata_set_workspace (self->metadata, workspace);
}

void
dopys_photo_form_set_chosen (DopysPhotoForm *self, GtkBitset *positions)
{
  g_clear_pointer (&self->chosen, gtk_bitset_unref);
  self->chosen = gtk_bitset_ref (positions);
  show_several (self);
}

void
dopys_photo_form_take_phrases (DopysPhotoForm *self, DopysPhrases *phrases)
{
  g_clear_pointer (&self->earlier, dopys_phrases_free);
  self->earlier = phrases;
}

void
dopys_photo_form_complete (DopysPhotoForm *self, DopysPhotoItem *item, DopysPhraseKind kind, const char *before,
                           GPtrArray *completions)
{
  if (!self->list)
    return;
  if (self->own_item != item)
    forget_own (self);
  if (!self->own)
    self->own = dopys_photo_phrases_of_article (self->list, item);
  self->own_item = item;
  dopys_phrases_complete (self->own, kind, before, MAX_COMPLETIONS, completions);
  if (self->earlier)
    dopys_phrases_complete (self->earlier, kind, before, MAX_COMPLETIONS, completions);
}

void
dopys_photo_form_commit (DopysPhotoForm *self)
{
  g_autoptr (DopysPhoto) photo = NULL;
  guint position;

  if (!self->commit_source)
    return;
  g_clear_handle_id (&self->commit_source, g_source_remove);
  position = dopys_photo_item_get_number (self->item) - 1;
  /* The photo may have left the article while it was being described. */
  if (dopys_photo_list_get (self->list, position) != self->item)
    return;
  photo = read_fields (self);
  dopys_photo_list_set_photo (self->list, position, photo);
}

void
dopys_photo_form_focus_description (DopysPhotoForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->description));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->description));
}
