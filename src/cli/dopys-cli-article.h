/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article from a file of HTML, for dopys-cli publish. */
#pragma once

#include "dopys-article.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/**
 * dopys_cli_article_read:
 * @path: the HTML; pictures it refers to by a path are looked up from its folder
 * @photos: (nullable): "FILE" or "FILE=DESCRIPTION" each, made one gallery at the end
 * @library: where the originals are imported
 * @store: (nullable): is told of the photos
 * The picture `<img class="lead">` becomes the lead photo and leaves the body.
 * Returns: (transfer full): NULL with a sentence if the file or one of its photos cannot be read
 */
DopysArticle *dopys_cli_article_read (const char *path, char **photos, DopysLibrary *library, DopysStore *store,
                                      GError **error);

G_END_DECLS
