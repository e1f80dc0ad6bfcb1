/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store keeps of a session, in bytes, without the store: the article and the rows of its history.  So that
 * tests can end the program in the middle of writing. */
#pragma once

#include "dopys-session.h"

G_BEGIN_DECLS

typedef struct _MemoryStore MemoryStore;

MemoryStore *memory_store_new (void);
void memory_store_free (MemoryStore *self);
/* As autosave does: the article, and the steps that changed. */
void memory_store_save (MemoryStore *self, DopysSession *session);
/* Another session, as after a start of the program. Transfer full. */
DopysSession *memory_store_load (MemoryStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MemoryStore, memory_store_free)

G_END_DECLS
