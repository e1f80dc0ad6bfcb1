/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shortcuts that work under a Ukrainian keyboard layout too.
 *
 * GTK finds Ctrl+B under the layouts "ua,us", because one of them has a B on that key, but not under "ua" alone; and a
 * digit with Shift is another character in each layout, so that Ctrl+Shift+8 is found under none (GTK 4.18, seen in the
 * window).  So each shortcut is bound a second time to what the same key gives in the Ukrainian layout, and digits with
 * Shift to what they give in both.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_KEYS_MAX 4

/* The key values that the key of a US keyboard with `keyval` may give with these modifiers, `keyval` itself first.
 * Returns how many. */
guint dopys_keys_for (guint keyval, GdkModifierType modifiers, guint keys[DOPYS_KEYS_MAX]);
/* Binds the action to the key in all layouts. target: floating or NULL. */
void dopys_keys_bind_action (GtkWidgetClass *klass, guint keyval, GdkModifierType modifiers, const char *action,
                             GVariant *target);
/* The same for a callback. arguments: floating or NULL. */
void dopys_keys_bind (GtkWidgetClass *klass, guint keyval, GdkModifierType modifiers, GtkShortcutFunc callback,
                      GVariant *arguments);
/* The accelerators, for gtk_application_set_accels_for_action(), of one such as "<Control>n" in all layouts. Transfer
 * full. */
char **dopys_keys_dup_accels (const char *const *accels);

G_END_DECLS
