/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words and names of one site that are right though no dictionary has them: a text file of the data folder
 * (dictionaries/SITE.txt, a word a line), read and written off the main loop.
 * Signals: changed (); failed (const char *message): what was added holds until the program ends, but is not on disk.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_DICTIONARY (dopys_dictionary_get_type ())
G_DECLARE_FINAL_TYPE (DopysDictionary, dopys_dictionary, DOPYS, DICTIONARY, GObject)

/* folder: the store's. site_id: NULL for articles without a site. All windows share one object for each site. Transfer
 * full. */
DopysDictionary *dopys_dictionary_open (const char *folder, const char *site_id);
gboolean dopys_dictionary_has (DopysDictionary *self, const char *word);
void dopys_dictionary_add (DopysDictionary *self, const char *word);
void dopys_dictionary_remove (DopysDictionary *self, const char *word);
/* It has been read, and what was added is on disk. */
gboolean dopys_dictionary_is_settled (DopysDictionary *self);

G_END_DECLS
