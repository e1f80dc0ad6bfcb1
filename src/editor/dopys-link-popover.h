/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small form for a link: its address, or words of an article of one's own; its text; remove. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_LINK_POPOVER (dopys_link_popover_get_type ())
G_DECLARE_FINAL_TYPE (DopysLinkPopover, dopys_link_popover, DOPYS, LINK_POPOVER, GtkPopover)

GtkWidget *dopys_link_popover_new (void);
/* Asks for the link of the session's selection; place: where to point, in the parent's coordinates. */
void dopys_link_popover_open (DopysLinkPopover *self, DopysSession *session, const GdkRectangle *place);

G_END_DECLS
