/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-format-menu.h"

#include <glib/gi18n-lib.h>

/* accel: as the view binds it, for the eye. */
typedef struct
{
  const char *label;
  const char *command;
  const char *accel;
} Item;

static const Item aligns[] = {
  { NC_ ("align", "Left"), "article.align-left", "<Control><Shift>l" },
  { NC_ ("align", "Centre"), "article.align-center", "<Control><Shift>e" },
  { NC_ ("align", "Right"), "article.align-right", "<Control><Shift>r" },
};
static const Item blocks[] = {
  { NC_ ("format menu", "Background Note"), "article.note", "<Control><Shift>0" },
  { NC_ ("format menu", "“Read More” Mark"), "article.more", "<Control><Shift>m" },
};
static const Item styles[] = {
  { NC_ ("format menu", "Superscript"), "article.superscript", "<Control>period" },
  { NC_ ("format menu", "Subscript"), "article.subscript", "<Control><Alt>period" },
  { NC_ ("format menu", "Code"), "article.code", "<Control>e" },
  { NC_ ("format menu", "Change Case"), "article.change-case", "<Control><Alt>c" },
  { NC_ ("format menu", "Clear Formatting"), "article.clear-style", "<Control>backslash" },
};
static const struct
{
  const char *sign;
  const char *name;
} signs[] = {
  { "«", N_ ("Opening quotation mark") },
  { "»", N_ ("Closing quotation mark") },
  { "„", N_ ("Opening inner quotation mark") },
  { "“", N_ ("Closing inner quotation mark") },
  { "—", N_ ("Dash") },
  { "–", N_ ("Dash of a range") },
  { "’", N_ ("Apostrophe") },
  { "№", N_ ("Number sign") },
  { "§", N_ ("Section sign") },
  { "…", N_ ("Ellipsis") },
  { "°", N_ ("Degree") },
  { "×", N_ ("Multiplication sign") },
  { "₴", N_ ("Hryvnia") },
};

static void
append (GMenu *menu, const char *label, const char *action, const char *target, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  if (accel)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, const char *heading, const char *context, const Item *items, guint n_items)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    append (section, g_dpgettext2 (GETTEXT_PACKAGE, context, items[i].label), "format.command", items[i].command,
            items[i].accel);
  g_menu_append_section (menu, heading, G_MENU_MODEL (section));
}

static GMenuModel *
new_signs (void)
{
  g_autoptr (GMenu) all = g_menu_new (), spaces = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *label = g_strdup_printf ("%s   %s", signs[i].sign, _ (signs[i].name));
      append (all, label, "format.insert", signs[i].sign, NULL);
    }
  append (spaces, _ ("No-Break Space"), "format.insert", "\u00a0", "<Control><Shift>space");
  g_menu_append (spaces, _ ("Show No-Break Spaces"), "format.show-spaces");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (spaces));
  return G_MENU_MODEL (menu);
}

GMenuModel *
dopys_format_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) of_signs = new_signs ();
  g_autoptr (GMenu) last = g_menu_new ();

  append_section (menu, NULL, "format menu", blocks, G_N_ELEMENTS (blocks));
  append_section (menu, _ ("Alignment"), "align", aligns, G_N_ELEMENTS (aligns));
  append_section (menu, _ ("Text"), "format menu", styles, G_N_ELEMENTS (styles));
  g_menu_append_submenu (last, _ ("Special Characters"), of_signs);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
