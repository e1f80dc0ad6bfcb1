/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-finding.h"

void
dopys_finding_free (DopysFinding *self)
{
  g_free (self->found);
  g_free (self->better);
  g_free (self);
}

gboolean
dopys_finding_equal (const DopysFinding *a, const DopysFinding *b)
{
  return a->kind == b->kind && a->place == b->place && a->photo == b->photo && a->number == b->number &&
         g_strcmp0 (a->found, b->found) == 0 && g_strcmp0 (a->better, b->better) == 0;
}
