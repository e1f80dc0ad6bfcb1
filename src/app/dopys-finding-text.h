/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program says of a finding: advice in one sentence.  What the law asks and what is right to tell is for the
 * person to judge; nothing here calls anything illegal or safe. */
#pragma once

#include "dopys-finding.h"

G_BEGIN_DECLS

/* Transfer full. */
char *dopys_finding_dup_text (const DopysFinding *finding);
/* The words it speaks of, where the sentence has not named them, or a second, smaller sentence; NULL if none. Transfer
 * full. */
char *dopys_finding_dup_detail (const DopysFinding *finding);
/* What a button that mends it says; NULL where none can. Transfer full. */
char *dopys_finding_dup_mend_label (const DopysFinding *finding);

G_END_DECLS
