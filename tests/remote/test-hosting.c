/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-hosting.h"

#include <string.h>

#include "dopys-error.h"
#include "dopys-http.h"

/* What the text must ask for, in words that the one who mends it looks for. */
static const struct
{
  DopysError code;
  const char *word;
} asked[] = {
  { DOPYS_ERROR_CLOSED, "/?rest_route=/" },
  { DOPYS_ERROR_BLOCKED, "mod_security" },
  { DOPYS_ERROR_BAD_ANSWER, "captcha" },
  { DOPYS_ERROR_NO_HTTPS, "https" },
  { DOPYS_ERROR_CERTIFICATE, "whole chain" },
  { DOPYS_ERROR_NO_PASSWORDS, "X-Forwarded-Proto" },
  { DOPYS_ERROR_SIGN_IN, "CGIPassAuth On" },
  { DOPYS_ERROR_HEADER_LOST, "HTTP_AUTHORIZATION" },
  { DOPYS_ERROR_SIZE_LIMIT, "client_max_body_size" },
};

static void
test_letters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (DOPYS_ERROR, (int) asked[i].code, "It does not work.");
      g_autofree char *letter = dopys_hosting_letter (error, "rada.example");

      g_assert_true (dopys_hosting_can_mend (error));
      g_assert_nonnull (strstr (letter, "rada.example"));
      g_assert_nonnull (strstr (letter, "It does not work."));
      g_assert_nonnull (strstr (letter, asked[i].word));
      g_assert_true (g_utf8_validate (letter, -1, NULL));
    }
}

/* What the person, or time, must mend. */
static void
test_none (void)
{
  static const DopysError codes[] = { DOPYS_ERROR_NO_NETWORK, DOPYS_ERROR_NO_RIGHTS, DOPYS_ERROR_CONFLICT,
                                      DOPYS_ERROR_INVALID, DOPYS_ERROR_NO_SPACE };

  g_assert_false (dopys_hosting_can_mend (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (DOPYS_ERROR, (int) codes[i], "x");
      g_assert_false (dopys_hosting_can_mend (error));
    }
}

/* A password that the site itself made is right: if it is not taken, it got lost. */
static void
test_granted (void)
{
  g_autoptr (GError) refused = g_error_new_literal (DOPYS_ERROR, DOPYS_ERROR_SIGN_IN, "wrong");
  g_autoptr (GError) other = g_error_new_literal (DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK, "gone");
  g_autoptr (GError) explained = dopys_hosting_explain_granted (refused);

  g_assert_error (explained, DOPYS_ERROR, DOPYS_ERROR_HEADER_LOST);
  g_assert_nonnull (strstr (explained->message, "Authorization"));
  g_assert_null (dopys_hosting_explain_granted (other));
}

/* How a site without https is told from none: somebody listens at the other port. */
static void
test_answers_at (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dopys_http_answers_at ("127.0.0.1", port, NULL));
  g_socket_listener_close (listener);
  g_assert_false (dopys_http_answers_at ("127.0.0.1", port, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hosting/letters", test_letters);
  g_test_add_func ("/hosting/none", test_none);
  g_test_add_func ("/hosting/granted", test_granted);
  g_test_add_func ("/hosting/answers-at", test_answers_at);
  return g_test_run ();
}
