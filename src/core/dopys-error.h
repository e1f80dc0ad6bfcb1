/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain of the program.  A code says what a person can do about it; the message is a
 * whole translated sentence that says what happened, what was kept and what to do now.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOPYS_ERROR (dopys_error_quark ())
#define DOPYS_ERROR_LAST DOPYS_ERROR_SIZE_LIMIT

/**
 * DopysError:
 * @DOPYS_ERROR_FAILED: something unforeseen; nothing was lost
 * @DOPYS_ERROR_NO_NETWORK: the site could not be reached; try again later
 * @DOPYS_ERROR_NOT_A_SITE: the address answers, but is not a site of a known kind
 * @DOPYS_ERROR_SIGN_IN: the site does not accept the user or application password
 * @DOPYS_ERROR_NO_RIGHTS: signed in, but not allowed to do this
 * @DOPYS_ERROR_REFUSED: the site refused the article or photo itself and will do so again
 * @DOPYS_ERROR_BUSY: the site asks to wait (429, 503); try again later
 * @DOPYS_ERROR_UNKNOWN_OUTCOME: the answer was lost; whether the site did it must be looked up
 * @DOPYS_ERROR_BAD_ANSWER: the site answered something that cannot be understood
 * @DOPYS_ERROR_NOT_FOUND: what was asked for is not there (any more)
 * @DOPYS_ERROR_CONFLICT: the article was changed on the site
 * @DOPYS_ERROR_DAMAGED_FILE: a file is truncated, empty or corrupt
 * @DOPYS_ERROR_NOT_A_PHOTO: a file is no photo of a known format, whatever its name
 * @DOPYS_ERROR_TOO_LARGE: a file or answer is beyond a limit
 * @DOPYS_ERROR_NO_SPACE: the disk is full
 * @DOPYS_ERROR_STORAGE: the library or database could not be read or written
 * @DOPYS_ERROR_NEWER_LIBRARY: the database was written by a newer version of the program
 * @DOPYS_ERROR_NO_KEYRING: no Secret Service is running
 * @DOPYS_ERROR_INVALID: an argument or file is not what it must be
 * @DOPYS_ERROR_DAMAGED_LIBRARY: the database is damaged; a copy of it can be put in its place
 * @DOPYS_ERROR_CLOSED: the site is of a known kind, but its interface is shut or missing
 * @DOPYS_ERROR_BLOCKED: a firewall before the site refuses this computer or what it asks for
 * @DOPYS_ERROR_NO_HTTPS: the site offers no secure connection
 * @DOPYS_ERROR_CERTIFICATE: the site’s certificate is not valid
 * @DOPYS_ERROR_NO_PASSWORDS: the site lets no program sign in
 * @DOPYS_ERROR_HEADER_LOST: the password does not reach the site
 * @DOPYS_ERROR_SIZE_LIMIT: the site takes nothing so large
 *
 * Stored with jobs: new ones go to the end.
 */
typedef enum
{
  DOPYS_ERROR_FAILED,
  DOPYS_ERROR_NO_NETWORK,
  DOPYS_ERROR_NOT_A_SITE,
  DOPYS_ERROR_SIGN_IN,
  DOPYS_ERROR_NO_RIGHTS,
  DOPYS_ERROR_REFUSED,
  DOPYS_ERROR_BUSY,
  DOPYS_ERROR_UNKNOWN_OUTCOME,
  DOPYS_ERROR_BAD_ANSWER,
  DOPYS_ERROR_NOT_FOUND,
  DOPYS_ERROR_CONFLICT,
  DOPYS_ERROR_DAMAGED_FILE,
  DOPYS_ERROR_NOT_A_PHOTO,
  DOPYS_ERROR_TOO_LARGE,
  DOPYS_ERROR_NO_SPACE,
  DOPYS_ERROR_STORAGE,
  DOPYS_ERROR_NEWER_LIBRARY,
  DOPYS_ERROR_NO_KEYRING,
  DOPYS_ERROR_INVALID,
  DOPYS_ERROR_DAMAGED_LIBRARY,
  DOPYS_ERROR_CLOSED,
  DOPYS_ERROR_BLOCKED,
  DOPYS_ERROR_NO_HTTPS,
  DOPYS_ERROR_CERTIFICATE,
  DOPYS_ERROR_NO_PASSWORDS,
  DOPYS_ERROR_HEADER_LOST,
  DOPYS_ERROR_SIZE_LIMIT,
} DopysError;

GQuark dopys_error_quark (void);

G_END_DECLS
