/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "coranto-linked-cancellable.h"

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_either (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) first = g_cancellable_new ();
      g_autoptr (GCancellable) second = g_cancellable_new ();
      g_autoptr (GCancellable) linked = coranto_linked_cancellable_new (first, second);

      g_assert_false (g_cancellable_is_cancelled (linked));
      g_cancellable_cancel (i == 0 ? first : second);
      iterate ();
      g_assert_true (g_cancellable_is_cancelled (linked));
    }
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) linked = NULL;

  g_cancellable_cancel (first);
  linked = coranto_linked_cancellable_new (NULL, first);
  g_assert_true (g_cancellable_is_cancelled (linked));
}

/* The end of the last of a chain is the end of them all; it once waited for itself. */
static void
test_chain_ends (void)
{
  GCancellable *first = g_cancellable_new ();
  GCancellable *second = coranto_linked_cancellable_new (first, NULL);
  GCancellable *third = coranto_linked_cancellable_new (second, NULL);

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_object_unref (first);
  g_object_unref (second);
  g_object_unref (third);
  g_assert_null (first);
}

static void
test_chain_is_cancelled (void)
{
  GCancellable *first = g_cancellable_new ();
  GCancellable *second = coranto_linked_cancellable_new (first, NULL);
  GCancellable *third = coranto_linked_cancellable_new (second, NULL);

  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  g_cancellable_cancel (first);
  g_object_unref (first);
  g_object_unref (second);
  iterate ();
  g_assert_true (g_cancellable_is_cancelled (third));
  g_object_unref (third);
  iterate ();
  g_assert_null (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linked-cancellable/either", test_either);
  g_test_add_func ("/linked-cancellable/cancelled-before", test_cancelled_before);
  g_test_add_func ("/linked-cancellable/chain-ends", test_chain_ends);
  g_test_add_func ("/linked-cancellable/chain-is-cancelled", test_chain_is_cancelled);
  return g_test_run ();
}
