/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What fuzz-metadata.c and fuzz-photo.c define: Clang's fuzzer calls it (clang -fsanitize=fuzzer,address), or
 * test-mutations.c. Aborts where a promise is broken. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
