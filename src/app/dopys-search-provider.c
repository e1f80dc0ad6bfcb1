/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-search-provider.h"

#include <glib/gi18n-lib.h>

#define MAX_RESULTS 20

struct _DopysSearchProvider
{
  GObject parent;

  GApplication *application; /* borrowed */
  DopysSearchProviderStore get_store;
  GHashTable *rows; /* of DopysArticleRow by id: what the last search found, for the desktop asks about it next */
  GDBusConnection *connection;
  guint registration;
};

enum
{
  OPENED,
  SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSearchProvider, dopys_search_provider, G_TYPE_OBJECT)

static const char INTERFACE[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='as' direction='out'/></method>"
    "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
    "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='u' direction='in'/></method>"
    "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
    "</interface></node>";

/* ---- searching ---- */

typedef struct
{
  DopysSearchProvider *provider;
  GDBusMethodInvocation *invocation; /* ends with its answer */
  char **ids;                        /* (nullable): what is asked about; NULL: a search */
} Question;

static void
question_free (Question *question)
{
  g_application_release (question->provider->application);
  g_object_unref (question->provider);
  g_strfreev (question->ids);
  g_free (question);
}

static void
answer_search (Question *question, GPtrArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(as)"));
  g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; rows && i < MIN (rows->len, MAX_RESULTS); i++)
    g_variant_builder_add (&builder, "s", ((DopysArticleRow *) g_ptr_array_index (rows, i))->id);
  g_variant_builder_close (&builder);
  g_dbus_method_invocation_return_value (question->invocation, g_variant_builder_end (&builder));
}

static void
add_meta (GVariantBuilder *builder, const DopysArticleRow *row)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (builder, "{sv}", "id", g_variant_new_string (row->id));
  g_variant_builder_add (builder, "{sv}", "name",
                         g_variant_new_string (row->title && *row->title ? row->title : _ ("Untitled")));
  if (row->snippet && *row->snippet)
    g_variant_builder_add (builder, "{sv}", "description", g_variant_new_string (row->snippet));
  if (row->remote_url && *row->remote_url)
    g_variant_builder_add (builder, "{sv}", "clipboardText", g_variant_new_string (row->remote_url));
  g_variant_builder_close (builder);
}

static void
answer_metas (DopysSearchProvider *self, GDBusMethodInvocation *invocation, char **ids)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(aa{sv})"));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i]; i++)
    {
      const DopysArticleRow *row = g_hash_table_lookup (self->rows, ids[i]);
      if (row)
        add_meta (&builder, row);
    }
  g_variant_builder_close (&builder);
  g_dbus_method_invocation_return_value (invocation, g_variant_builder_end (&builder));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  DopysSearchProvider *self = question->provider;
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_finish (DOPYS_STORE (source), result, NULL);

  if (!question->ids)
    answer_search (question, rows);
  g_hash_table_remove_all (self->rows);
  if (rows)
    {
      g_ptr_array_set_free_func (rows, NULL);
      for (guint i = 0; i < rows->len; i++)
        {
          DopysArticleRow *row = g_ptr_array_index (rows, i);
          g_hash_table_replace (self->rows, row->id, row);
        }
    }
  if (question->ids)
    answer_metas (self, question->invocation, question->ids);
  question_free (question);
}

/* words: "" for all articles. ids: (nullable) (transfer full): what is asked about. */
static void
ask (DopysSearchProvider *self, GDBusMethodInvocation *invocation, const char *words, char **ids)
{
  Question *question = g_new0 (Question, 1);
  DopysStore *store = self->get_store (self->application);

  question->provider = g_object_ref (self);
  question->invocation = invocation;
  question->ids = ids;
  g_application_hold (self->application);
  if (store)
    {
      dopys_store_list_articles_async (store, words, NULL, listed_cb, question);
      return;
    }
  if (ids)
    answer_metas (self, invocation, ids);
  else
    answer_search (question, NULL);
  question_free (question);
}

/* ---- the interface ---- */

static char *
join_words (GVariant *words)
{
  g_autofree const char **all = g_variant_get_strv (words, NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **) all);

  return g_strdup (g_strstrip (joined));
}

static void
search (DopysSearchProvider *self, GDBusMethodInvocation *invocation, GVariant *terms)
{
  g_autofree char *words = join_words (terms);

  if (*words)
    ask (self, invocation, words, NULL);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
}

static void
describe (DopysSearchProvider *self, GDBusMethodInvocation *invocation, char **ids)
{
  gboolean known = TRUE;

  for (guint i = 0; ids[i]; i++)
    known &= g_hash_table_contains (self->rows, ids[i]);
  if (!known)
    {
      ask (self, invocation, "", g_strdupv (ids));
      return;
    }
  answer_metas (self, invocation, ids);
}

static void
method_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  DopysSearchProvider *self = user_data;

  if (g_str_equal (method, "GetInitialResultSet") || g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, g_variant_n_children (parameters) - 1);
      search (self, invocation, terms);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_auto (GStrv) ids = NULL;
      g_variant_get (parameters, "(^as)", &ids);
      describe (self, invocation, ids);
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      const char *id;
      g_variant_get_child (parameters, 0, "&s", &id);
      g_signal_emit (self, signals[OPENED], 0, id);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else /* LaunchSearch: GDBus lets nothing else through */
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 0);
      g_autofree char *words = join_words (terms);
      g_signal_emit (self, signals[SEARCHED], 0, words);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* ---- class ---- */

static void
dopys_search_provider_dispose (GObject *object)
{
  DopysSearchProvider *self = DOPYS_SEARCH_PROVIDER (object);

  if (self->registration)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (dopys_search_provider_parent_class)->dispose (object);
}

static void
dopys_search_provider_class_init (DopysSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_search_provider_dispose;
  signals[OPENED] = g_signal_new ("opened", DOPYS_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCHED] = g_signal_new ("searched", DOPYS_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_search_provider_init (DopysSearchProvider *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dopys_article_row_free);
}

DopysSearchProvider *
dopys_search_provider_new (GApplication *application, DopysSearchProviderStore get_store)
{
  DopysSearchProvider *self = g_object_new (DOPYS_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  self->get_store = get_store;
  return self;
}

gboolean
dopys_search_provider_export (DopysSearchProvider *self, GDBusConnection *connection, const char *path, GError **error)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (INTERFACE, NULL);

  g_return_val_if_fail (self->registration == 0, FALSE);
  self->registration =
      g_dbus_connection_register_object (connection, path, node->interfaces[0], &table, self, NULL, error);
  if (self->registration)
    self->connection = g_object_ref (connection);
  return self->registration != 0;
}
