/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-shortcut-row.h"

struct _DopysShortcutRow
{
  AdwActionRow parent;

  char *accelerator; /* as GTK writes them, with spaces between several */
};

enum
{
  PROP_0,
  PROP_ACCELERATOR,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysShortcutRow, dopys_shortcut_row, ADW_TYPE_ACTION_ROW)

static GtkWidget *
make_label (const char *accelerator)
{
  GtkWidget *label;

  /* Deprecated together with its window, while libadwaita has one of its own from 1.8 on only. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  label = gtk_shortcut_label_new (accelerator);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return label;
}

/* The keys as words, for those who hear the row. Transfer full. */
static char *
dup_words (char **accelerators)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; accelerators[i]; i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (gtk_accelerator_parse (accelerators[i], &key, &modifiers))
        g_strv_builder_take (words, gtk_accelerator_get_label (key, modifiers));
    }
  all = g_strv_builder_end (words);
  return g_strjoinv (", ", all);
}

/* Several stand beside each other where there is room, else below each other. */
static void
dopys_shortcut_row_constructed (GObject *object)
{
  DopysShortcutRow *self = DOPYS_SHORTCUT_ROW (object);
  GtkWidget *keys = adw_wrap_box_new ();
  g_auto (GStrv) accelerators = g_strsplit (self->accelerator ? self->accelerator : "", " ", -1);
  g_autofree char *words = dup_words (accelerators);

  G_OBJECT_CLASS (dopys_shortcut_row_parent_class)->constructed (object);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (keys), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (keys), 1);
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (keys), 170);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (keys, 6);
  gtk_widget_set_margin_bottom (keys, 6);
  for (guint i = 0; accelerators[i]; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (keys), make_label (accelerators[i]));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
dopys_shortcut_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysShortcutRow *self = DOPYS_SHORTCUT_ROW (object);

  if (id == PROP_ACCELERATOR)
    self->accelerator = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_shortcut_row_finalize (GObject *object)
{
  g_free (DOPYS_SHORTCUT_ROW (object)->accelerator);
  G_OBJECT_CLASS (dopys_shortcut_row_parent_class)->finalize (object);
}

static void
dopys_shortcut_row_class_init (DopysShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dopys_shortcut_row_constructed;
  object_class->set_property = dopys_shortcut_row_set_property;
  object_class->finalize = dopys_shortcut_row_finalize;
  props[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dopys_shortcut_row_init (DopysShortcutRow *self)
{
}
