/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thread of its own for spelling: blocks go in, misspellings come out in the caller's main context.  Suggestions, for
 * which a person waits, go before blocks.  Callbacks get no source
 * object; keep the checker until they were called. */
#pragma once

#include <gio/gio.h>

#include "dopys-spelling.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SPELL_CHECKER (dopys_spell_checker_get_type ())
G_DECLARE_FINAL_TYPE (DopysSpellChecker, dopys_spell_checker, DOPYS, SPELL_CHECKER, GObject)

/* spelling: taken; from now on only the thread uses it. The thread ends with the object. */
DopysSpellChecker *dopys_spell_checker_new (DopysSpelling *spelling);

/* blocks: of DopysBlock, borrowed; nobody may change the array afterwards. */
void dopys_spell_checker_check_async (DopysSpellChecker *self, GPtrArray *blocks, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* For each block what dopys_spelling_check_block() gives. Transfer full; NULL if it was cancelled. */
GPtrArray *dopys_spell_checker_check_finish (DopysSpellChecker *self, GAsyncResult *result, GError **error);

/* See dopys_spelling_suggest(). */
void dopys_spell_checker_suggest_async (DopysSpellChecker *self, const char *written, gunichar apostrophe,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char **dopys_spell_checker_suggest_finish (DopysSpellChecker *self, GAsyncResult *result, GError **error);

G_END_DECLS
