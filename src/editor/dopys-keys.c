/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-keys.h"

#include <string.h>

/* The same keys, in order, in the US layout and in "ua" of xkeyboard-config. */
static const char us_letters[] = "qwertyuiop[]\\asdfghjkl;'zxcvbnm,.";
static const char ua_letters[] = "йцукенгшщзхїґфівапролджєячсмитьбю";
static const char us_shifted_digits[] = ")!@#$%^&*(";
static const char ua_shifted_digits[] = ")!\"№;%:?*(";

static guint
keyval_at (const char *layout, glong index)
{
  gunichar letter = g_utf8_get_char (g_utf8_offset_to_pointer (layout, index));

  /* The one letter whose key GDK does not know. */
  return letter == 0x491 ? GDK_KEY_Ukrainian_ghe_with_upturn : gdk_unicode_to_keyval (letter);
}

guint
dopys_keys_for (guint keyval, GdkModifierType modifiers, guint keys[DOPYS_KEYS_MAX])
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  const char *letter = character && character < 128 ? strchr (us_letters, (int) character) : NULL;
  guint n_keys = 0;

  keys[n_keys++] = keyval;
  if (letter)
    keys[n_keys++] = keyval_at (ua_letters, letter - us_letters);
  if ((modifiers & GDK_SHIFT_MASK) && keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    {
      keys[n_keys++] = keyval_at (us_shifted_digits, (glong) (keyval - GDK_KEY_0));
      keys[n_keys++] = keyval_at (ua_shifted_digits, (glong) (keyval - GDK_KEY_0));
    }
  return n_keys;
}

static void
bind (GtkWidgetClass *klass, guint keyval, GdkModifierType modifiers, GtkShortcutAction *action, GVariant *arguments)
{
  g_autoptr (GVariant) kept = arguments ? g_variant_ref_sink (arguments) : NULL;
  guint keys[DOPYS_KEYS_MAX], n_keys = dopys_keys_for (keyval, modifiers, keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autoptr (GtkShortcut) shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], modifiers), g_object_ref (action));
      gtk_shortcut_set_arguments (shortcut, kept);
      gtk_widget_class_add_shortcut (klass, shortcut);
    }
  g_object_unref (action);
}

void
dopys_keys_bind_action (GtkWidgetClass *klass, guint keyval, GdkModifierType modifiers, const char *action,
                        GVariant *target)
{
  bind (klass, keyval, modifiers, gtk_named_action_new (action), target);
}

void
dopys_keys_bind (GtkWidgetClass *klass, guint keyval, GdkModifierType modifiers, GtkShortcutFunc callback,
                 GVariant *arguments)
{
  bind (klass, keyval, modifiers, gtk_callback_action_new (callback, NULL, NULL), arguments);
}

char **
dopys_keys_dup_accels (const char *const *accels)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (; *accels; accels++)
    {
      guint keyval, keys[DOPYS_KEYS_MAX];
      GdkModifierType modifiers;

      g_return_val_if_fail (gtk_accelerator_parse (*accels, &keyval, &modifiers), NULL);
      guint n_keys = dopys_keys_for (keyval, modifiers, keys);
      for (guint i = 0; i < n_keys; i++)
        g_strv_builder_take (all, gtk_accelerator_name (keys[i], modifiers));
    }
  return g_strv_builder_end (all);
}
