/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-step-name.h"

#include <glib/gi18n-lib.h>

static const char *
name_of (DopysStepKind kind)
{
  switch (kind)
    {
    case DOPYS_STEP_TYPING:
      return C_ ("step", "typing");
    case DOPYS_STEP_DELETING:
      return C_ ("step", "deleting");
    case DOPYS_STEP_STYLE:
      return C_ ("step", "clearing the formatting");
    case DOPYS_STEP_FORMAT:
      return C_ ("step", "paragraph style");
    case DOPYS_STEP_LINK:
      return C_ ("step", "link");
    case DOPYS_STEP_PASTE:
      return C_ ("step", "pasting");
    case DOPYS_STEP_PHOTOS:
      return C_ ("step", "photos");
    case DOPYS_STEP_DESCRIPTION:
      return C_ ("step", "description");
    case DOPYS_STEP_BOLD:
      return C_ ("step", "bold");
    case DOPYS_STEP_ITALIC:
      return C_ ("step", "italic");
    case DOPYS_STEP_UNDERLINE:
      return C_ ("step", "underline");
    case DOPYS_STEP_STRIKETHROUGH:
      return C_ ("step", "strikethrough");
    case DOPYS_STEP_SUPERSCRIPT:
      return C_ ("step", "superscript");
    case DOPYS_STEP_SUBSCRIPT:
      return C_ ("step", "subscript");
    case DOPYS_STEP_CODE:
      return C_ ("step", "code");
    case DOPYS_STEP_HEADING:
      return C_ ("step", "heading");
    case DOPYS_STEP_LIST:
      return C_ ("step", "list");
    case DOPYS_STEP_QUOTE:
      return C_ ("step", "quote");
    case DOPYS_STEP_SEPARATOR:
      return C_ ("step", "separator");
    case DOPYS_STEP_ALIGN:
      return C_ ("step", "alignment");
    case DOPYS_STEP_CASE:
      return C_ ("step", "change of case");
    case DOPYS_STEP_REPLACE:
      return C_ ("step", "replacement");
    case DOPYS_STEP_NOTE:
      return C_ ("step", "background note");
    case DOPYS_STEP_TABLE:
      return C_ ("step", "table");
    case DOPYS_STEP_MOVE:
      return C_ ("step", "moving");
    case DOPYS_STEP_SOURCE:
      return C_ ("step", "HTML source");
    case DOPYS_STEP_TYPOGRAPHY:
      return C_ ("step", "typography fixes");
    case DOPYS_STEP_EMBED:
      return C_ ("step", "embed");
    case DOPYS_STEP_MORE:
      return C_ ("step", "“more” mark");
    case DOPYS_STEP_PHOTO_EDITS:
      return C_ ("step", "photo editing");
    case DOPYS_STEP_OTHER:
    case DOPYS_STEP_N_KINDS:
    default:
      return C_ ("step", "change");
    }
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
