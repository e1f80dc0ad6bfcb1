/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-commands.h"

#include "dopys-article-buffer.h"
#include "dopys-edit.h"
#include "dopys-keys.h"
#include "dopys-photo-commands.h"

#define CTRL GDK_CONTROL_MASK
#define CTRL_SHIFT (GDK_CONTROL_MASK | GDK_SHIFT_MASK)
#define CTRL_ALT (GDK_CONTROL_MASK | GDK_ALT_MASK)

static const struct
{
  const char *action;
  DopysStyle style;
  guint key;
  GdkModifierType modifiers;
} styles[] = {
  { "article.bold", DOPYS_STYLE_BOLD, GDK_KEY_b, CTRL },
  { "article.italic", DOPYS_STYLE_ITALIC, GDK_KEY_i, CTRL },
  { "article.underline", DOPYS_STYLE_UNDERLINE, GDK_KEY_u, CTRL },
  { "article.strikethrough", DOPYS_STYLE_STRIKETHROUGH, GDK_KEY_x, CTRL_SHIFT },
  { "article.superscript", DOPYS_STYLE_SUPERSCRIPT, GDK_KEY_period, CTRL },
  { "article.subscript", DOPYS_STYLE_SUBSCRIPT, GDK_KEY_period, CTRL_ALT },
  { "article.code", DOPYS_STYLE_CODE, GDK_KEY_e, CTRL },
};

static const struct
{
  const char *action;
  DopysBlockFormat format;
  guint key;
  GdkModifierType modifiers;
} formats[] = {
  { "article.paragraph", { .kind = DOPYS_BLOCK_PARAGRAPH }, GDK_KEY_1, CTRL_ALT },
  { "article.bullets", { .kind = DOPYS_BLOCK_LIST_ITEM }, GDK_KEY_8, CTRL_SHIFT },
  { "article.numbers", { .kind = DOPYS_BLOCK_LIST_ITEM, .ordered = TRUE }, GDK_KEY_7, CTRL_SHIFT },
  { "article.quote", { .kind = DOPYS_BLOCK_QUOTE }, GDK_KEY_9, CTRL_SHIFT },
  { "article.note", { .kind = DOPYS_BLOCK_NOTE }, GDK_KEY_0, CTRL_SHIFT },
  { "article.quote-source", { .kind = DOPYS_BLOCK_QUOTE_SOURCE }, GDK_KEY_s, CTRL_SHIFT },
};

static const struct
{
  const char *action;
  DopysAlign align;
  guint key;
} aligns[] = {
  { "article.align-left", DOPYS_ALIGN_NONE, GDK_KEY_l },
  { "article.align-center", DOPYS_ALIGN_CENTER, GDK_KEY_e },
  { "article.align-right", DOPYS_ALIGN_RIGHT, GDK_KEY_r },
};

static DopysSession *
session_of (GtkWidget *view)
{
  return dopys_article_buffer_get_session (DOPYS_ARTICLE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
}

static void
style_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].action, name))
      dopys_session_toggle_style (session_of (widget), styles[i].style);
}

/* The same again makes it a paragraph. */
static void
toggle_format (DopysSession *session, const DopysBlockFormat *format)
{
  DopysBlockFormat now = dopys_session_get_format (session);
  gboolean same = now.kind == format->kind && now.level == format->level && now.ordered == format->ordered;

  dopys_session_set_format (session, same ? &DOPYS_FORMAT_PARAGRAPH : format);
}

static void
format_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].action, name))
      toggle_format (session_of (widget), &formats[i].format);
}

static void
align_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (aligns[i].action, name))
      dopys_session_set_align (session_of (widget), aligns[i].align);
}

static void
heading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle_format (session_of (widget), &DOPYS_FORMAT_HEADING ((guint8) CLAMP (g_variant_get_int32 (parameter), 2, 4)));
}

static void
depth_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_session_change_depth (session_of (widget), g_str_equal (name, "article.indent") ? 1 : -1);
}

/* Tab changes the depth of a list item and walks the photos of a gallery; elsewhere it leaves the text.  A text view
 * takes the key before the bindings of its class. */
static gboolean
tab_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GtkWidget *view)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean forward = keyval == GDK_KEY_Tab && modifiers == 0;
  gboolean backward = (keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Tab) && modifiers == GDK_SHIFT_MASK;

  if ((!forward && !backward) || !gtk_widget_is_focus (view))
    return GDK_EVENT_PROPAGATE;
  if (dopys_photo_commands_walk (view, forward))
    return GDK_EVENT_STOP;
  if (dopys_session_get_format (session_of (view)).kind != DOPYS_BLOCK_LIST_ITEM)
    return GDK_EVENT_PROPAGATE;
  dopys_session_change_depth (session_of (view), forward ? 1 : -1);
  return GDK_EVENT_STOP;
}

void
dopys_article_commands_attach (GtkWidget *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (tab_cb), view);
  gtk_widget_add_controller (view, keys);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  if (g_str_equal (name, "article.undo"))
    dopys_session_undo (session_of (widget));
  else
    dopys_session_redo (session_of (widget));
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

static void
clear_style_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysSession *session = session_of (widget);
  guint start, end;

  if (!dopys_session_get_bounds (session, &start, &end))
    return;
  g_autoptr (DopysDocument) plain =
      dopys_edit_set_style (dopys_session_get_document (session), start, end, DOPYS_STYLE_NONE, DOPYS_STYLE_ALL);
  dopys_session_apply (session, DOPYS_STEP_STYLE, plain, dopys_session_get_selection (session));
}

static void
case_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysSession *session = session_of (widget);
  guint start, end;

  dopys_session_get_bounds (session, &start, &end);
  g_autoptr (DopysDocument) changed = dopys_edit_change_case (dopys_session_get_document (session), start, end);
  dopys_session_apply (session, DOPYS_STEP_CASE, changed, dopys_session_get_selection (session));
}

static void
line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysSession *session = session_of (widget);
  g_autoptr (DopysBlock) line =
      g_str_equal (name, "article.more") ? dopys_block_new_more () : dopys_block_new_separator ();

  dopys_session_insert_object (session, dopys_session_get_selection (session).caret, line);
}

/* The paragraphs that the selection touches change places with the one before or after them, as in Word. */
static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysSession *session = session_of (widget);
  DopysDocument *document = dopys_session_get_document (session);
  DopysSelection selection = dopys_session_get_selection (session);
  gboolean down = g_variant_get_int32 (parameter) > 0;
  guint start, end, first, last, other, shift;

  dopys_session_get_bounds (session, &start, &end);
  first = dopys_document_get_block_at (document, start, NULL);
  last = dopys_document_get_block_at (document, MAX (start, end > start ? end - 1 : end), NULL);
  if (down ? last + 1 >= dopys_document_get_n_blocks (document) : first == 0)
    return;
  other = down ? last + 1 : first - 1;
  shift = dopys_block_get_length (dopys_document_get_block (document, other)) + 1;
  g_autoptr (DopysDocument) moved = dopys_edit_move_block (document, other, down ? first : last + 1);
  if (moved == document)
    return;
  selection.anchor += down ? shift : -shift;
  selection.caret += down ? shift : -shift;
  dopys_session_apply (session, DOPYS_STEP_MOVE, moved, selection);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (widget),
                                      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))));
}

/* A sign that no key has: «, №, a no-break space. */
static void
insert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
}

void
dopys_article_commands_install_styles (GtkWidgetClass *klass)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      gtk_widget_class_install_action (klass, styles[i].action, NULL, style_action);
      dopys_keys_bind_action (klass, styles[i].key, styles[i].modifiers, styles[i].action, NULL);
    }
  gtk_widget_class_install_action (klass, "article.insert", "s", insert_action);
  dopys_keys_bind_action (klass, GDK_KEY_space, CTRL_SHIFT, "article.insert", g_variant_new_string ("\u00a0"));
  gtk_widget_class_install_action (klass, "article.clear-style", NULL, clear_style_action);
  dopys_keys_bind_action (klass, GDK_KEY_backslash, CTRL, "article.clear-style", NULL);
  gtk_widget_class_install_action (klass, "article.change-case", NULL, case_action);
  dopys_keys_bind_action (klass, GDK_KEY_c, CTRL_ALT, "article.change-case", NULL);
}

void
dopys_article_commands_install (GtkWidgetClass *klass)
{
  dopys_article_commands_install_styles (klass);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gtk_widget_class_install_action (klass, formats[i].action, NULL, format_action);
      dopys_keys_bind_action (klass, formats[i].key, formats[i].modifiers, formats[i].action, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      gtk_widget_class_install_action (klass, aligns[i].action, NULL, align_action);
      dopys_keys_bind_action (klass, aligns[i].key, CTRL_SHIFT, aligns[i].action, NULL);
    }
  gtk_widget_class_install_action (klass, "article.heading", "i", heading_action);
  for (int level = 2; level <= 4; level++)
    dopys_keys_bind_action (klass, (guint) (GDK_KEY_0 + level), CTRL_ALT, "article.heading",
                            g_variant_new_int32 (level));
  gtk_widget_class_install_action (klass, "article.indent", NULL, depth_action);
  gtk_widget_class_install_action (klass, "article.outdent", NULL, depth_action);
  gtk_widget_class_install_action (klass, "article.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "article.redo", NULL, undo_action);
  dopys_keys_bind_action (klass, GDK_KEY_z, CTRL, "article.undo", NULL);
  dopys_keys_bind_action (klass, GDK_KEY_z, CTRL_SHIFT, "article.redo", NULL);
  dopys_keys_bind_action (klass, GDK_KEY_y, CTRL, "article.redo", NULL);
  gtk_widget_class_install_action (klass, "article.move", "i", move_action);
  dopys_keys_bind_action (klass, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "article.move", g_variant_new_int32 (-1));
  dopys_keys_bind_action (klass, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "article.move", g_variant_new_int32 (1));
  gtk_widget_class_install_action (klass, "article.separator", NULL, line_action);
  gtk_widget_class_install_action (klass, "article.more", NULL, line_action);
  dopys_keys_bind_action (klass, GDK_KEY_m, CTRL_SHIFT, "article.more", NULL);
}
