<?php
// SPDX-FileCopyrightText: 2026 The Dopys authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// wordpress-install.php URL: installs the site in Ukrainian, makes one user for each role, and prints shell
// assignments with their application passwords.  Run inside the root by `wordpress up`.

$_SERVER['HTTP_HOST'] = parse_url ($argv[1], PHP_URL_HOST) . ':' . parse_url ($argv[1], PHP_URL_PORT);
$_SERVER['SERVER_NAME'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
define ('WP_INSTALLING', true);
require '/usr/share/wordpress/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// Replaces the pluggable function that would send a mail.
function wp_new_blog_notification () {}

load_default_textdomain ('uk');
wp_install ('Випробувальна громада', 'admin', 'admin@example.invalid', true, '', 'admin-pass-1', 'uk');
update_option ('timezone_string', 'Europe/Kyiv');
update_option ('blogdescription', 'Новини громади');
$wp_rewrite->set_permalink_structure ('/%year%/%monthnum%/%postname%/');
flush_rewrite_rules (false);

echo "WP_VERSION='", get_bloginfo ('version'), "'\n";
foreach (['admin' => 'administrator', 'editor' => 'editor', 'author' => 'author', 'contributor' => 'contributor', 'subscriber' => 'subscriber'] as $login => $role)
  {
    $user = get_user_by ('login', $login);
    $id = $user ? $user->ID : wp_insert_user (['user_login' => $login, 'user_pass' => "$login-pass-1",
      'user_email' => "$login@example.invalid", 'role' => $role, 'display_name' => ucfirst ($login)]);
    [$password] = WP_Application_Passwords::create_new_application_password ($id, ['name' => 'dopys']);
    echo 'WP_', strtoupper ($login), "='", $login, ':', $password, "'\n";
  }
