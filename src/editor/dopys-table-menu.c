/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-menu.h"

#include "dopys-table-command.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

static void
append_command (GMenu *menu, DopysTableCommand command)
{
  const DopysTableCommandInfo *info = dopys_table_command_get_info (command);
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (info->label), info->action);

  if (info->key)
    {
      g_autofree char *accel = gtk_accelerator_name (info->key, info->modifiers);
      g_menu_item_set_attribute (item, "accel", "s", accel);
    }
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_section (const DopysTableCommand *commands, guint n_commands)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < n_commands; i++)
    append_command (section, commands[i]);
  return G_MENU_MODEL (section);
}

static void
append_submenu (GMenu *menu, const char *label, const DopysTableCommand *commands, guint n_commands)
{
  g_autoptr (GMenuModel) submenu = new_section (commands, n_commands);

  g_menu_append_submenu (menu, label, submenu);
}

GMenuModel *
dopys_table_menu_new (void)
{
  static const DopysTableCommand rows[] = { DOPYS_TABLE_ROW_ABOVE, DOPYS_TABLE_ROW_BELOW, DOPYS_TABLE_MOVE_UP,
                                            DOPYS_TABLE_MOVE_DOWN, DOPYS_TABLE_REMOVE_ROW };
  static const DopysTableCommand columns[] = { DOPYS_TABLE_COLUMN_LEFT, DOPYS_TABLE_COLUMN_RIGHT, DOPYS_TABLE_MOVE_LEFT,
                                               DOPYS_TABLE_MOVE_RIGHT, DOPYS_TABLE_REMOVE_COLUMN };
  static const DopysTableCommand whole[] = { DOPYS_TABLE_HEADER, DOPYS_TABLE_FLUID, DOPYS_TABLE_CAPTION,
                                             DOPYS_TABLE_REMOVE };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenuModel) table = new_section (whole, G_N_ELEMENTS (whole));

  append_submenu (lists, _ ("Row"), rows, G_N_ELEMENTS (rows));
  append_submenu (lists, _ ("Column"), columns, G_N_ELEMENTS (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (menu, NULL, table);
  return G_MENU_MODEL (menu);
}
