/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An update sends what differs from the site, nothing else: what a colleague wrote in another field meanwhile stays. */
#pragma once

#include "dopys-remote.h"

G_BEGIN_DECLS

/* Takes out of post what is there already. there: whole, as just read. FALSE if nothing is left to send. Pure. */
gboolean dopys_job_changes_reduce (DopysRemotePost *post, const DopysRemotePostState *there);

G_END_DECLS
