/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The practice site that the program starts itself: dopys-site as a child that listens on this computer only and keeps
 * what it has in the folder practice/ of the library.
 *
 * It ends with the program, also when the program is killed: it reads an input whose other end is here.  It keeps its
 * port, so that addresses of published articles stay true; where another program has taken the port, the site moves and
 * its record with it.
 */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PRACTICE (dopys_practice_get_type ())
G_DECLARE_FINAL_TYPE (DopysPractice, dopys_practice, DOPYS, PRACTICE, GObject)

DopysPractice *dopys_practice_new (DopysWorkspace *workspace);

/* Starts it and connects it as a site; sample: a folder (see dopys_provision_sample()) for a library without articles.
 * Already running, only the sample is looked at. */
void dopys_practice_start_async (DopysPractice *self, const char *sample, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* article_id: (out) (optional): the sample, where it was put in. Transfer full. Errors are whole sentences. */
gboolean dopys_practice_start_finish (DopysPractice *self, GAsyncResult *result, char **article_id, GError **error);
/* Starts it again where it was connected earlier and not removed since; else does nothing. Finished as above. */
void dopys_practice_resume_async (DopysPractice *self, GAsyncReadyCallback callback, gpointer user_data);

/* The address while it runs, else NULL. */
const char *dopys_practice_get_address (DopysPractice *self);

/* dopys-site: installed; or, for a program that runs from its build folder, beside it. Transfer full. */
char *dopys_practice_find_program (void);
/* Where the installed program has the sample article. Transfer full. */
char *dopys_practice_dup_sample (void);

G_END_DECLS
