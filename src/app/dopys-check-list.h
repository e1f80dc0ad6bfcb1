/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of what a checker found: a row each, which leads to its place ("tools.show-finding") and may mend it
 * ("tools.mend-finding"). */
#pragma once

#include <gtk/gtk.h>

#include "dopys-checker.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_CHECK_LIST (dopys_check_list_get_type ())
/* Properties: count (uint, read-only): how many findings there are. */
G_DECLARE_FINAL_TYPE (DopysCheckList, dopys_check_list, DOPYS, CHECK_LIST, GtkWidget)

/* Once. */
void dopys_check_list_set_checker (DopysCheckList *self, DopysChecker *checker);

G_END_DECLS
