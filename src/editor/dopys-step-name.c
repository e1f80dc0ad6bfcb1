/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-step-name.h"

#include <glib/gi18n-lib.h>

static const char *const names[DOPYS_STEP_N_KINDS] = {
  [DOPYS_STEP_TYPING] = NC_ ("step", "typing"),
  [DOPYS_STEP_DELETING] = NC_ ("step", "deleting"),
  [DOPYS_STEP_STYLE] = NC_ ("step", "clearing the formatting"),
  [DOPYS_STEP_FORMAT] = NC_ ("step", "paragraph style"),
  [DOPYS_STEP_LINK] = NC_ ("step", "link"),
  [DOPYS_STEP_PASTE] = NC_ ("step", "pasting"),
  [DOPYS_STEP_PHOTOS] = NC_ ("step", "photos"),
  [DOPYS_STEP_DESCRIPTION] = NC_ ("step", "description"),
  [DOPYS_STEP_BOLD] = NC_ ("step", "bold"),
  [DOPYS_STEP_ITALIC] = NC_ ("step", "italic"),
  [DOPYS_STEP_UNDERLINE] = NC_ ("step", "underline"),
  [DOPYS_STEP_STRIKETHROUGH] = NC_ ("step", "strikethrough"),
  [DOPYS_STEP_SUPERSCRIPT] = NC_ ("step", "superscript"),
  [DOPYS_STEP_SUBSCRIPT] = NC_ ("step", "subscript"),
  [DOPYS_STEP_CODE] = NC_ ("step", "code"),
  [DOPYS_STEP_HEADING] = NC_ ("step", "heading"),
  [DOPYS_STEP_LIST] = NC_ ("step", "list"),
  [DOPYS_STEP_QUOTE] = NC_ ("step", "quote"),
  [DOPYS_STEP_SEPARATOR] = NC_ ("step", "separator"),
  [DOPYS_STEP_ALIGN] = NC_ ("step", "alignment"),
  [DOPYS_STEP_CASE] = NC_ ("step", "change of case"),
  [DOPYS_STEP_REPLACE] = NC_ ("step", "replacement"),
  [DOPYS_STEP_NOTE] = NC_ ("step", "background note"),
  [DOPYS_STEP_TABLE] = NC_ ("step", "table"),
  [DOPYS_STEP_MOVE] = NC_ ("step", "moving"),
  [DOPYS_STEP_SOURCE] = NC_ ("step", "HTML source"),
  [DOPYS_STEP_TYPOGRAPHY] = NC_ ("step", "typography fixes"),
  [DOPYS_STEP_EMBED] = NC_ ("step", "embed"),
  [DOPYS_STEP_MORE] = NC_ ("step", "“more” mark"),
  [DOPYS_STEP_PHOTO_EDITS] = NC_ ("step", "photo editing"),
  [DOPYS_STEP_SPLIT] = NC_ ("step", "splitting a paragraph"),
};

static const char *
name_of (DopysStepKind kind)
{
  const char *name = kind < DOPYS_STEP_N_KINDS ? names[kind] : NULL;

  return name ? g_dpgettext2 (GETTEXT_PACKAGE, "step", name) : C_ ("step", "change");
}

char *
dopys_step_name_dup_undo (DopysStepKind kind)
{
  return g_strdup_printf (_ ("Undo: %s"), name_of (kind));
}

char *
dopys_step_name_dup_redo (DopysStepKind kind)
{
  return g_strdup_printf (_ ("Redo: %s"), name_of (kind));
}

char *
dopys_step_name_dup_done (DopysStepKind kind, gboolean forward)
{
  return g_strdup_printf (forward ? _ ("Redone: %s") : _ ("Undone: %s"), name_of (kind));
}
