/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of paper that are filled from top to bottom, then drawn one by one.
 *
 * Text breaks between lines; pictures and boxes do not. Lengths are points, from the left upper corner of what can be
 * printed; x and width are given, y is where the filling has come to.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _DopysPrintPages DopysPrintPages;

DopysPrintPages *dopys_print_pages_new (double width, double height);
void dopys_print_pages_free (DopysPrintPages *self);
guint dopys_print_pages_get_n (DopysPrintPages *self);
double dopys_print_pages_get_width (DopysPrintPages *self);
double dopys_print_pages_get_height (DopysPrintPages *self);

/* Empty space, which falls away at the top of a page. */
void dopys_print_pages_skip (DopysPrintPages *self, double height);
/* A new page unless there is so much room on this one. */
void dopys_print_pages_need (DopysPrintPages *self, double height);

/* layout: borrowed. gray: from 0, black, to 1. bar: with a line at its left, as quotes have. */
void dopys_print_pages_add_text (DopysPrintPages *self, PangoLayout *layout, double x, double gray, gboolean bar);
/* Beside what comes next: y does not move on. dy: down from it. */
void dopys_print_pages_put_text (DopysPrintPages *self, PangoLayout *layout, double x, double dy, double gray);
/* path: of a picture file; drawn into the rectangle, whose proportions are the picture's. */
void dopys_print_pages_put_picture (DopysPrintPages *self, const char *path, double x, double dy, double width,
                                    double height);
/* The outline of a rectangle; of no height: a line. */
void dopys_print_pages_put_box (DopysPrintPages *self, double x, double dy, double width, double height);
/* What was put beside is passed. */
void dopys_print_pages_advance (DopysPrintPages *self, double height);

void dopys_print_pages_draw (DopysPrintPages *self, cairo_t *cr, guint page);

/* Of a layout, in points. */
double dopys_print_layout_height (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPrintPages, dopys_print_pages_free)

G_END_DECLS
