/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-embed.h"

#include <string.h>

/* More is no address that anybody meant to be shown. */
#define MAX_ADDRESS 2000

static const DopysEmbedProvider providers[] = {
  { "YouTube", "youtube", "video" },
  { "Vimeo", "vimeo", "video" },
  { "Facebook", NULL, NULL },
};
enum
{
  YOUTUBE,
  VIMEO,
  FACEBOOK
};

/* A path that begins with `start` and goes on with at least one character. */
static const struct
{
  const char *host;
  const char *start;
  guint provider;
} places[] = {
  { "youtube.com", "/watch?", YOUTUBE }, { "youtube.com", "/shorts/", YOUTUBE },
  { "youtube.com", "/live/", YOUTUBE },  { "youtu.be", "/", YOUTUBE },
  { "vimeo.com", "/", VIMEO },           { "facebook.com", "/", FACEBOOK },
  { "fb.watch", "/", FACEBOOK },
};

/* Behind "https://" and "www." or "m."; NULL for other schemes. */
static const char *
skip_to_host (const char *address)
{
  static const char *const prefixes[] = { "www.", "m.", "web." };

  if (g_ascii_strncasecmp (address, "https://", 8) == 0)
    address += 8;
  else if (g_ascii_strncasecmp (address, "http://", 7) == 0)
    address += 7;
  else
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (address, prefixes[i], strlen (prefixes[i])) == 0)
      return address + strlen (prefixes[i]);
  return address;
}

/* What follows the host's name, or NULL if it is another host. */
static const char *
skip_host (const char *at, const char *host)
{
  gsize length = strlen (host);

  return g_ascii_strncasecmp (at, host, length) == 0 && at[length] == '/' ? at + length : NULL;
}

const DopysEmbedProvider *
dopys_embed_find_provider (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  const char *at = skip_to_host (address);
  if (at == NULL || strlen (address) > MAX_ADDRESS)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *path = skip_host (at, places[i].host);
      if (path && g_str_has_prefix (path, places[i].start) && path[strlen (places[i].start)] != '\0')
        return &providers[places[i].provider];
    }
  return NULL;
}

char *
dopys_embed_dup_address (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *address = g_strstrip (g_strdup (text));
  if (strpbrk (address, " \t\r\n\"<>\\") || !g_str_is_ascii (address) || dopys_embed_find_provider (address) == NULL)
    return NULL;
  return g_steal_pointer (&address);
}

char *
dopys_embed_dup_unframed (const char *address)
{
  static const char *const frames[] = { "youtube.com", "youtube-nocookie.com" };

  g_return_val_if_fail (address != NULL, NULL);

  g_autofree char *whole =
      g_str_has_prefix (address, "//") ? g_strconcat ("https:", address, NULL) : g_strdup (address);
  const char *at = skip_to_host (whole);
  for (gsize i = 0; at && i < G_N_ELEMENTS (frames); i++)
    {
      const char *path = skip_host (at, frames[i]);
      if (path && g_str_has_prefix (path, "/embed/"))
        {
          const char *id = path + strlen ("/embed/");
          gsize length = strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");
          return length > 0 ? g_strdup_printf ("https://www.youtube.com/watch?v=%.*s", (int) length, id) : NULL;
        }
    }
  return NULL;
}
