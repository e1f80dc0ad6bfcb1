# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls without a name: who hears the window instead of seeing it would hear “button”."""

import driver

CONTROLS = {'push button', 'button', 'toggle button', 'check box', 'switch', 'text', 'entry', 'combo box', 'spin button', 'slider',
            'menu item', 'check menu item', 'radio menu item', 'radio button', 'page tab', 'link', 'list item', 'table'}


def nameless(app):
    """Controls on the screen that have neither a name nor a description nor a label of their own."""
    Atspi = driver.tree()
    for node in driver.walk(app):
        try:
            role, states = node.get_role_name(), node.get_state_set()
            if role not in CONTROLS or not states.contains(Atspi.StateType.SHOWING) or not states.contains(Atspi.StateType.VISIBLE):
                continue
            if role == 'list item' and (not states.contains(Atspi.StateType.FOCUSABLE) or inside_combo(node)):
                continue
            if (node.get_name() or '').strip() or labelled(node):
                continue
            yield ' < '.join(path(node))
        except Exception:  # a widget may go while it is asked
            continue


def labelled(node):
    """By something that has words itself: GTK says also of menu items that a label names them, and hides that label."""
    Atspi = driver.tree()
    return any((relation.get_target(index).get_name() or '').strip() for relation in node.get_relation_set() or []
               if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY for index in range(relation.get_n_targets()))


def inside_combo(node):
    """Libadwaita shows the chosen value in a list of one, which says nothing that the row does not."""
    for _ in range(6):
        node = node.get_parent()
        if node is None or node.get_role_name() == 'combo box':
            return node is not None
    return False


def path(node):
    for _ in range(7):
        if node is None:
            return
        yield f'{node.get_role_name()} “{node.get_name() or ""}”'
        node = node.get_parent()
