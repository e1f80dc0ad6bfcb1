/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of the article view that need its session alone: actions "article.*" with their keys.
 *
 *   bold italic underline strikethrough superscript subscript code · clear-style change-case insert(s: signs)
 *   paragraph heading(2–4) bullets numbers quote quote-source note · indent outdent · align-left -center -right
 *   separator more · undo redo
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For each view of that class: the keys that its class cannot bind. */
void dopys_article_commands_attach (GtkWidget *view);
/* klass: a text view whose buffer is a DopysArticleBuffer. */
void dopys_article_commands_install (GtkWidgetClass *klass);
/* Only those of characters: styles, clear-style, change-case, insert. */
void dopys_article_commands_install_styles (GtkWidgetClass *klass);

G_END_DECLS
