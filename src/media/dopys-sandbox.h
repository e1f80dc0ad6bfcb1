/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes from the own process what a decoder of foreign files does not need: writing and making files, the network,
 * other processes, and more memory and time than a photo takes.  For a process of its own: there is no way back.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOPYS_SANDBOX_MEMORY (2048UL * 1024 * 1024)
#define DOPYS_SANDBOX_CPU_SECONDS 60

/* FALSE if the kernel has no filters for system calls (or the processor is not known): the limits of memory and files
 * hold even so. Inherited by threads that are started later, so call it before any is. */
gboolean dopys_sandbox_enter (void);
/* A new allowance of processor time, from now. When it is used up, the process is killed. */
void dopys_sandbox_renew_time (void);

G_END_DECLS
