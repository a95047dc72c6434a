/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the JSON reader and its accessors. */
#include "coranto-error.h"
#include "coranto-json-reader.h"
#include "fuzz.h"

static void
read_object (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    {
      g_autofree char *text = coranto_json_dup_string (object, l->data);

      g_assert_true (!text || g_utf8_validate (text, -1, NULL));
      coranto_json_get_int (object, l->data, 0);
      coranto_json_get_array (object, l->data);
      coranto_json_get_object (object, l->data);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node
      = coranto_json_parse ((const char *) data, (gssize) size, coranto_limits_default (), &error);

  if (!node)
    g_assert_true (error && error->domain == CORANTO_ERROR);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    read_object (json_node_get_object (node));
  return 0;
}
