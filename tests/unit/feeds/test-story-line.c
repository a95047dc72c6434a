/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story a line: what is one, where it belongs. */
#include "coranto-error.h"
#include "coranto-story-line.h"

#include <string.h>

static CorantoFiledStory *
read_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  CorantoFiledStory *story
      = coranto_story_line_read (line, strlen (line), coranto_limits_default (), &error);

  g_assert_no_error (error);
  return story;
}

static void
test_place (void)
{
  static const struct
  {
    const char *members;
    const char *url;
    const char *name;
  } cases[] = {
    { "\"x\":1", NULL, NULL },
    { "\"feed\":12", NULL, "12" },
    { "\"feed\":\"https://a.example/f\"", "https://a.example/f", NULL },
    { "\"feed\":\"file:///etc/passwd\"", NULL, "file:///etc/passwd" },
    { "\"feed_url\":\"https://a.example/f\",\"feed\":\"N\"", "https://a.example/f", NULL },
    { "\"feed\":\"N\",\"_coranto\":{\"channel\":\"C\",\"channels\":[\"D\"]}", NULL, "C" },
    { "\"_coranto\":{\"channels\":[\"D\",\"E\"]}", NULL, "D" },
    { "\"_coranto\":{\"channels\":[7]}", NULL, NULL },
    { "\"_coranto\":{\"channel\":{\"url\":\"https://a.example/f\",\"title\":\"T\"}}",
      "https://a.example/f", "T" },
    { "\"_coranto\":{\"channel\":{\"url\":\"javascript:1\",\"title\":\"T\"}}", NULL, "T" },
    { "\"_coranto\":7", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"title\":\"A\",%s}", cases[i].members);
      g_autoptr (CorantoFiledStory) story = read_line (line);

      g_assert_cmpstr (story->channel_url, ==, cases[i].url);
      g_assert_cmpstr (story->channel_name, ==, cases[i].name);
    }
}

static void
test_what_is_none (void)
{
  static const char *const lines[] = {
    " 7 x", "7", "[]", "null", "{}", "{\"id\":\"a\"}", "{\"title\":", "{\"title\":7,\"x\":{}}x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          coranto_story_line_read (lines[i], strlen (lines[i]), coranto_limits_default (), &error));
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_MALFORMED);
    }
}

static void
test_ours_win (void)
{
  g_autoptr (CorantoFiledStory) story
      = read_line ("{\"link\":\"https://a.example/theirs\",\"url\":\"https://a.example/ours\","
                   "\"when\":5,\"date_published\":\"2024-05-06\",\"guid\":\"g\"}");

  g_assert_cmpstr (story->item->url, ==, "https://a.example/ours");
  g_assert_cmpstr (story->item->id, ==, "g");
  g_assert_cmpint (story->item->published.precision, ==, CORANTO_DATE_DAY);
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *text;
    gboolean is_stories;
  } cases[] = {
    { "{\"title\":\"A\"}\n", TRUE },
    { "\xEF\xBB\xBF \n{\"title\":\"A\"}\nrubbish", TRUE },
    { "{\"title\":\"A long line that does not end here", TRUE },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", FALSE },
    { "{\n\"title\":\"A\"}\n", FALSE },
    { "[{\"title\":\"A\"}]\n", FALSE },
    { "<opml/>\n", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (coranto_story_lines_sniff (cases[i].text, strlen (cases[i].text),
                                                coranto_limits_default ()),
                     ==, cases[i].is_stories);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/story-line/place", test_place);
  g_test_add_func ("/feeds/story-line/what-is-none", test_what_is_none);
  g_test_add_func ("/feeds/story-line/ours-win", test_ours_win);
  g_test_add_func ("/feeds/story-line/sniff", test_sniff);
  return g_test_run ();
}
