/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading time by characters for CJK, by words for the rest. */
#include "coranto-reading-time.h"

#include "coranto-text.h"

/* Usual silent reading speeds of adults. */
#define CHARACTERS_PER_MINUTE 400.0
#define WORDS_PER_MINUTE 230.0

int
coranto_reading_minutes (const char *text)
{
  guint characters = 0, words = 0;
  gboolean in_word = FALSE;
  double minutes;

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_cjk = coranto_char_is_cjk (c);
      gboolean is_letter = !is_cjk && g_unichar_isalnum (c);

      characters += is_cjk;
      words += is_letter && !in_word;
      in_word = is_letter || (in_word && (c == '\'' || c == 0x2019 || c == '-'));
    }
  if (characters == 0 && words == 0)
    return 0;
  minutes = characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE;
  return MAX (1, (int) (minutes + 0.5));
}
