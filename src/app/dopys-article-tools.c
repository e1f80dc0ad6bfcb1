/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-tools.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-article-check.h"
#include "dopys-dictionary.h"
#include "dopys-page-keys.h"
#include "dopys-spell-enchant.h"
#include "dopys-spell-marks.h"
#include "dopys-typographer.h"

struct _DopysArticleTools
{
  GObject parent;

  GtkWidget *page;        /* weak */
  DopysArticleView *view; /* weak */
  DopysFindBar *find_bar; /* weak */
  GSimpleActionGroup *actions;
  DopysWorkspace *workspace;
  DopysDraft *draft;
  DopysSpellMarks *marks;
  DopysTypographer *typographer;
  DopysChecker *checker;
  DopysDictionary *dictionary; /* of the draft's site */
};

enum
{
  SHOW_FIELD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysArticleTools, dopys_article_tools, G_TYPE_OBJECT)

/* ---- finding ---- */

static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_find_bar_open (DOPYS_ARTICLE_TOOLS (user_data)->find_bar, FALSE);
}

static void
replace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_find_bar_open (DOPYS_ARTICLE_TOOLS (user_data)->find_bar, TRUE);
}

static void
find_next_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_find_bar_step (DOPYS_ARTICLE_TOOLS (user_data)->find_bar, FALSE);
}

static void
find_previous_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_find_bar_step (DOPYS_ARTICLE_TOOLS (user_data)->find_bar, TRUE);
}

/* ---- typography ---- */

static void
tell (DopysArticleTools *self, const char *text)
{
  gtk_widget_activate_action (self->page, "win.tell", "s", text);
}

static void
typography_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_typographer_correct (DOPYS_ARTICLE_TOOLS (user_data)->typographer);
}

static void
corrected_cb (DopysArticleTools *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u typography fix", "%u typography fixes", n), n);

  tell (self, n > 0 ? text : _ ("The typography is fine"));
}

/* ---- checks ---- */

static const DopysFinding *
get_finding (DopysArticleTools *self, GVariant *parameter)
{
  GPtrArray *findings = dopys_checker_get_findings (self->checker);
  guint index = g_variant_get_uint32 (parameter);

  return self->draft && index < findings->len ? g_ptr_array_index (findings, index) : NULL;
}

static void
show_in_text (DopysArticleTools *self, const DopysFinding *finding)
{
  DopysDocument *document = dopys_session_get_document (dopys_draft_get_session (self->draft));
  guint start, end;

  g_signal_emit (self, signals[SHOW_FIELD], 0, DOPYS_FIELD_TEXT);
  if (dopys_finding_locate (finding, dopys_checker_get_document (self->checker), document, &start, &end))
    dopys_article_tools_select (self, start, end);
}

static void
show_finding_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysArticleTools *self = user_data;
  const DopysFinding *finding = get_finding (self, parameter);

  if (!finding)
    return;
  if (finding->place == DOPYS_PLACE_TEXT)
    show_in_text (self, finding);
  else if (finding->place == DOPYS_PLACE_PHOTO)
    gtk_widget_activate_action (self->page, "win.show-photos", "u", finding->photo);
  else
    g_signal_emit (self, signals[SHOW_FIELD], 0,
                   finding->place == DOPYS_PLACE_TITLE     ? DOPYS_FIELD_TITLE
                   : finding->place == DOPYS_PLACE_EXCERPT ? DOPYS_FIELD_EXCERPT
                                                           : DOPYS_FIELD_CATEGORY);
}

static DopysStepKind
step_of (DopysFindingKind kind)
{
  if (kind == DOPYS_FINDING_TABLE)
    return DOPYS_STEP_TABLE;
  if (kind == DOPYS_FINDING_LONG_PARAGRAPH)
    return DOPYS_STEP_SPLIT;
  return kind == DOPYS_FINDING_WORDS || kind == DOPYS_FINDING_WEEKDAY ? DOPYS_STEP_REPLACE : DOPYS_STEP_HEADING;
}

static void
mend_finding_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysArticleTools *self = user_data;
  const DopysFinding *finding = get_finding (self, parameter);
  DopysSession *session = self->draft ? dopys_draft_get_session (self->draft) : NULL;
  g_autoptr (GPtrArray) mended = NULL;
  guint index;

  if (!finding)
    return;
  mended = dopys_finding_mend (finding, dopys_checker_get_document (self->checker),
                               dopys_session_get_document (session), &index);
  if (mended)
    dopys_session_replace_blocks (session, step_of (finding->kind), index, (DopysBlock *const *) mended->pdata,
                                  mended->len);
  dopys_checker_hurry (self->checker);
}

/* ---- spelling ---- */

/* One thread for all windows. Transfer full. */
static DopysSpellChecker *
open_checker (void)
{
  static DopysSpellChecker *shared; /* weak */

  if (shared)
    return g_object_ref (shared);
  g_set_weak_pointer (&shared, dopys_spell_checker_new (dopys_spell_enchant_new ()));
  return shared;
}

static gboolean
has_word (const char *word, gpointer user_data)
{
  DopysArticleTools *self = user_data;
  return self->dictionary && dopys_dictionary_has (self->dictionary, word);
}

static void
add_word_cb (DopysArticleTools *self, const char *word)
{
  g_autofree char *text = g_strdup_printf (_ ("“%s” is in the dictionary now"), word);

  if (self->dictionary == NULL)
    return;
  dopys_dictionary_add (self->dictionary, word);
  tell (self, text);
}

static void
spelling_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DopysArticleTools *self = user_data;

  dopys_spell_marks_set_enabled (self->marks, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
next_misspelling_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysArticleTools *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (!dopys_spell_marks_go_next (self->marks))
    tell (self, _ ("No misspelt words"));
}

/* What the preferences say is for all windows; each may then be switched by itself. */
static void
setting_changed_cb (DopysArticleTools *self)
{
  gboolean on = g_settings_get_boolean (dopys_workspace_get_settings (self->workspace), "check-spelling");
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "spelling", g_variant_new_boolean (on));
}

static void
dictionary_changed_cb (DopysArticleTools *self)
{
  dopys_spell_marks_refresh (self->marks);
}

static void
drop_dictionary (DopysArticleTools *self)
{
  if (self->dictionary)
    g_signal_handlers_disconnect_by_data (self->dictionary, self);
  g_clear_object (&self->dictionary);
}

/* The site of the draft may have become another. */
static void
follow_site (DopysArticleTools *self)
{
  const char *folder = dopys_store_get_folder (dopys_workspace_get_store (self->workspace));
  const char *site_id = self->draft ? dopys_draft_get_article (self->draft)->site_id : NULL;
  g_autoptr (DopysDictionary) dictionary = self->draft ? dopys_dictionary_open (folder, site_id) : NULL;

  if (dictionary == self->dictionary)
    return;
  drop_dictionary (self);
  self->dictionary = g_steal_pointer (&dictionary);
  if (self->dictionary)
    {
      g_signal_connect_swapped (self->dictionary, "changed", G_CALLBACK (dictionary_changed_cb), self);
      g_signal_connect_swapped (self->dictionary, "failed", G_CALLBACK (tell), self);
    }
  dopys_spell_marks_refresh (self->marks);
}

/* ---- keys ---- */

static const DopysPageKey keys[] = {
  { GDK_KEY_f, GDK_CONTROL_MASK, "tools.find" },
  { GDK_KEY_h, GDK_CONTROL_MASK, "tools.replace" },
  { GDK_KEY_F3, 0, "tools.find-next" },
  { GDK_KEY_F3, GDK_SHIFT_MASK, "tools.find-previous" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "tools.find-next" },
  { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tools.find-previous" },
  { GDK_KEY_F7, 0, "tools.next-misspelling" },
  { GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tools.typography" },
};

/* ---- the object ---- */

static void
dopys_article_tools_dispose (GObject *object)
{
  DopysArticleTools *self = DOPYS_ARTICLE_TOOLS (object);

  drop_dictionary (self);
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  if (self->marks)
    g_object_run_dispose (G_OBJECT (self->marks)); /* a check under way keeps it, but the view goes */
  g_clear_object (&self->marks);
  g_clear_object (&self->typographer);
  if (self->checker)
    dopys_checker_set_draft (self->checker, NULL);
  g_clear_object (&self->checker);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->find_bar);
  G_OBJECT_CLASS (dopys_article_tools_parent_class)->dispose (object);
}

static void
dopys_article_tools_class_init (DopysArticleToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_article_tools_dispose;
  signals[SHOW_FIELD] = g_signal_new ("show-field", DOPYS_TYPE_ARTICLE_TOOLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dopys_article_tools_init (DopysArticleTools *self)
{
}

static void
add_actions (DopysArticleTools *self)
{
  static const GActionEntry entries[] = {
    { .name = "find", .activate = find_action },
    { .name = "replace", .activate = replace_action },
    { .name = "find-next", .activate = find_next_action },
    { .name = "find-previous", .activate = find_previous_action },
    { .name = "spelling", .state = "false", .change_state = spelling_changed_cb },
    { .name = "next-misspelling", .activate = next_misspelling_action },
    { .name = "typography", .activate = typography_action },
    { .name = "show-finding", .activate = show_finding_action, .parameter_type = "u" },
    { .name = "mend-finding", .activate = mend_finding_action, .parameter_type = "u" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->page, "tools", G_ACTION_GROUP (self->actions));
}

DopysArticleTools *
dopys_article_tools_new (GtkWidget *page, DopysArticleView *view, DopysFindBar *find_bar)
{
  DopysArticleTools *self = g_object_new (DOPYS_TYPE_ARTICLE_TOOLS, NULL);
  g_autoptr (DopysSpellChecker) checker = open_checker ();

  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->find_bar, find_bar);
  dopys_find_bar_set_view (find_bar, view);
  self->marks = dopys_spell_marks_new (view, checker);
  dopys_spell_marks_set_words (self->marks, has_word, self);
  g_signal_connect_swapped (self->marks, "add-word", G_CALLBACK (add_word_cb), self);
  self->checker = dopys_checker_new ();
  self->typographer = dopys_typographer_new (view);
  g_signal_connect_object (self->typographer, "corrected", G_CALLBACK (corrected_cb), self, G_CONNECT_SWAPPED);
  add_actions (self);
  dopys_page_keys_add (page, keys, G_N_ELEMENTS (keys));
  return self;
}

void
dopys_article_tools_set_workspace (DopysArticleTools *self, DopysWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (dopys_workspace_get_settings (workspace), "changed::check-spelling",
                           G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  setting_changed_cb (self);
  dopys_typographer_set_settings (self->typographer, dopys_workspace_get_settings (workspace));
  dopys_checker_set_settings (self->checker, dopys_workspace_get_settings (workspace));
}

void
dopys_article_tools_set_draft (DopysArticleTools *self, DopysDraft *draft)
{
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  if (draft)
    g_signal_connect_swapped (draft, "changed", G_CALLBACK (follow_site), self);
  follow_site (self);
  dopys_checker_set_draft (self->checker, draft);
}

DopysChecker *
dopys_article_tools_get_checker (DopysArticleTools *self)
{
  return self->checker;
}

void
dopys_article_tools_select (DopysArticleTools *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  dopys_session_select (dopys_draft_get_session (self->draft), start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

void
dopys_article_tools_append_menu (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_Find and Replace…"), "tools.replace");
  g_menu_append (section, _ ("Check _Spelling"), "tools.spelling");
  g_menu_append (section, _ ("_Typography Fixes"), "tools.typography");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
