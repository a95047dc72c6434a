/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guess at the encoding of bytes that are not UTF-8 and say nothing credible about themselves:
 * each candidate decodes a sample, and the one whose text has most of the commonest letters of
 * its language wins. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-charset-private.h"

#include <string.h>

#define SAMPLE_BYTES 16384

/* The commonest characters of running text.  For alphabets the small letters, so that an encoding
 * that swaps the cases loses. */
static const char common_simplified[] = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时"
                                        "年得就那要下以生会自着去之过家学对可"
                                        "里后小么心多天而能好都然没日于起还发成事只作当想看文无开手"
                                        "十用主行方又如前所本见经头面公同三已"
                                        "老从动两长知民样现分将外但身些与高意进把法此实回二理美点月"
                                        "明其种声全工己话儿者向情部正名定女问"
                                        "力机给等几很业最间新什打便位因重被走电四第门相次东政海口使"
                                        "教西再平真听世气信北少关并内加化由却"
                                        "代军产入先山五太水万市建企技术仪器管检测";
static const char common_traditional[] = "的一是不了在人有我他這中大來上國個到說們為子和你地出道也"
                                         "時年得就那要下以生會自著去之過家學對可"
                                         "裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開"
                                         "手十用主行方又如前所本見經頭面公同三已"
                                         "老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點"
                                         "月明其種聲全工己話兒者向情部正名定女問"
                                         "力機給等幾很業最間新什打便位因重被走電四第門相次東政海口"
                                         "使教西再平真聽世氣信北少關並內加化由卻"
                                         "代軍產入先山五太水萬市建企技術儀器管檢測";
static const char common_japanese[]
    = "のにはをたがでてとしれさいるかなもあっうすらりこくまけよどそきわめえおつせみち"
      "ンスルトリアイラシッドレクジロプムタニフコテマグサカデバウィ日本人年大一国会中出";
static const char common_korean[]
    = "이다는의에을가를고하한지로은기도사서리어나대자해인아들시그일과수정게전있것보성부원"
      "라만으상주장여스제구간면계용소신화적연우동관";
static const char common_russian[] = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїє";
static const char common_greek[] = "αοιετσνηυρπκμλςωδγχθάίόέήύώφβξζ";
static const char common_hebrew[] = "יוהלאבתרמשנםעדקחפטגכזסןצףץך";
static const char common_arabic[] = "اليمنروتبةعدسفهكقحجشطصخىأذئءضغزثظآإ";
static const char common_thai[] = "านรกอเงยมลวดทสตะปบคหแจพชขใไผโ่้ี์ัิุูึื";

typedef struct
{
  const char *name;
  const char *letters;
  double chance; /* the share of `letters` that random bytes would have */
} Candidate;

/* Of equals the first wins. */
static const Candidate candidates[] = {
  { "gb18030", common_simplified, 0.03 },  { "big5", common_traditional, 0.03 },
  { "shift_jis", common_japanese, 0.03 },  { "euc-jp", common_japanese, 0.03 },
  { "euc-kr", common_korean, 0.03 },       { "gb18030", common_traditional, 0.06 },
  { "windows-1251", common_russian, 0.3 }, { "koi8-r", common_russian, 0.3 },
  { "ibm866", common_russian, 0.3 },       { "iso-8859-5", common_russian, 0.3 },
  { "windows-1253", common_greek, 0.3 },   { "windows-1255", common_hebrew, 0.3 },
  { "windows-1256", common_arabic, 0.3 },  { "windows-874", common_thai, 0.5 },
};

/* The lines around bytes beyond ASCII: markup and scripts would only dilute the count. */
static GString *
take_sample (const char *data, gsize size)
{
  GString *sample = g_string_sized_new (SAMPLE_BYTES);
  gsize at = 0;

  while (at < size && sample->len < SAMPLE_BYTES)
    {
      gsize start;

      while (at < size && !(data[at] & 0x80))
        at++;
      start = at;
      /* A run ends at an ASCII control or '<': both never are second bytes of a character. */
      while (at < size && at - start < SAMPLE_BYTES && data[at] != '<' && (guchar) data[at] >= 0x20)
        at++;
      g_string_append_len (sample, data + start, (gssize) (at - start));
      g_string_append_c (sample, '\n');
    }
  return sample;
}

/* Of the characters beyond ASCII, the share that is common and stands beside another one of them;
 * each invalid byte counts against it.  Letters that stand alone between ASCII ones are the accents
 * of a Latin text, not words of another script. */
static double
score_candidate (const GString *sample, const Candidate *candidate)
{
  guint errors = 0;
  guint seen = 0;
  guint common = 0;
  gboolean after_foreign = FALSE;
  g_autoptr (GString) text = NULL;

  text = coranto_charset_convert (sample->str, sample->len, candidate->name, SAMPLE_BYTES * 4,
                                  &errors);
  for (const char *p = text->str; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_foreign = c >= 0x80;

      if (is_foreign)
        {
          gunichar next = g_utf8_get_char (g_utf8_next_char (p));

          seen++;
          if ((after_foreign || next >= 0x80) && g_utf8_strchr (candidate->letters, -1, c))
            common++;
        }
      after_foreign = is_foreign;
    }
  if (seen == 0)
    return 0;
  return (((double) common - 8.0 * errors) / seen - candidate->chance) / (1 - candidate->chance);
}

static gboolean
has_japanese_escapes (const char *data, gsize size)
{
  gsize length = MIN (size, SAMPLE_BYTES);

  return g_strstr_len (data, (gssize) length, "\033$B") != NULL
         || g_strstr_len (data, (gssize) length, "\033$@") != NULL;
}

const char *
coranto_charset_detect (const char *data, gsize size)
{
  g_autoptr (GString) sample = take_sample (data, size);
  const char *best = "windows-1252";
  double best_score = 0.18; /* below, nothing speaks for any of them */

  if (sample->len == 0)
    return has_japanese_escapes (data, size) ? "iso-2022-jp" : "utf-8";
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double score = score_candidate (sample, &candidates[i]);

      if (score > best_score)
        {
          best = candidates[i].name;
          best_score = score;
        }
    }
  return best;
}
