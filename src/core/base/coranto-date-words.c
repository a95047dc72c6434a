/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that dates are written with, in the languages that news is read in. */
#include "coranto-date-words.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *word;
  int value;
} CorantoDateWord;

/* All sorted by their bytes, lower case. */

/* clang-format off */
static const CorantoDateWord months[] = {
  { "abr", 4 }, { "abril", 4 }, { "ago", 8 }, { "agost", 8 }, { "agosto", 8 }, { "agu", 8 },
  { "agustus", 8 }, { "aout", 8 }, { "août", 8 }, { "apr", 4 }, { "april", 4 }, { "aprile", 4 },
  { "aprilie", 4 }, { "apríl", 4 }, { "apríla", 4 }, { "ara", 12 }, { "aralık", 12 }, { "aug", 8 },
  { "august", 8 }, { "augusta", 8 }, { "augusti", 8 }, { "augustus", 8 }, { "augusztus", 8 },
  { "avr", 4 }, { "avril", 4 }, { "ağu", 8 }, { "ağustos", 8 }, { "březen", 3 }, { "března", 3 },
  { "cze", 6 }, { "czerwca", 6 }, { "czerwiec", 6 }, { "dec", 12 }, { "december", 12 },
  { "decembra", 12 }, { "decembre", 12 }, { "decembrie", 12 }, { "des", 12 }, { "desember", 12 },
  { "desembre", 12 }, { "dez", 12 }, { "dezember", 12 }, { "dezembro", 12 }, { "dic", 12 },
  { "dicembre", 12 }, { "diciembre", 12 }, { "duben", 4 }, { "dubna", 4 }, { "déc", 12 },
  { "décembre", 12 }, { "eki", 10 }, { "ekim", 10 }, { "elokuu", 8 }, { "elokuuta", 8 },
  { "ene", 1 }, { "enero", 1 }, { "eyl", 9 }, { "eylül", 9 }, { "feb", 2 }, { "febbraio", 2 },
  { "feber", 2 }, { "febrer", 2 }, { "febrero", 2 }, { "februar", 2 }, { "februari", 2 },
  { "februarie", 2 }, { "february", 2 }, { "február", 2 }, { "februára", 2 }, { "fev", 2 },
  { "fevereiro", 2 }, { "fevr", 2 }, { "fevrier", 2 }, { "fév", 2 }, { "févr", 2 },
  { "février", 2 }, { "gen", 1 }, { "gener", 1 }, { "gennaio", 1 }, { "giu", 6 }, { "giugno", 6 },
  { "gru", 12 }, { "grudnia", 12 }, { "grudzień", 12 }, { "haz", 6 }, { "haziran", 6 },
  { "heinäkuu", 7 }, { "heinäkuuta", 7 }, { "helmikuu", 2 }, { "helmikuuta", 2 }, { "huhtikuu", 4 },
  { "huhtikuuta", 4 }, { "ian", 1 }, { "ianuarie", 1 }, { "iul", 7 }, { "iulie", 7 }, { "iun", 6 },
  { "iunie", 6 }, { "jan", 1 }, { "janeiro", 1 }, { "januar", 1 }, { "januari", 1 },
  { "january", 1 }, { "január", 1 }, { "januára", 1 }, { "janv", 1 }, { "janvier", 1 },
  { "joulukuu", 12 }, { "joulukuuta", 12 }, { "juil", 7 }, { "juillet", 7 }, { "juin", 6 },
  { "jul", 7 }, { "julho", 7 }, { "juli", 7 }, { "julio", 7 }, { "juliol", 7 }, { "july", 7 },
  { "jun", 6 }, { "june", 6 }, { "junho", 6 }, { "juni", 6 }, { "junio", 6 }, { "juny", 6 },
  { "jänner", 1 }, { "júl", 7 }, { "júla", 7 }, { "július", 7 }, { "jún", 6 }, { "júna", 6 },
  { "június", 6 }, { "kas", 11 }, { "kasım", 11 }, { "kesäkuu", 6 }, { "kesäkuuta", 6 },
  { "kolovoza", 8 }, { "květen", 5 }, { "května", 5 }, { "kwi", 4 }, { "kwiecień", 4 },
  { "kwietnia", 4 }, { "leden", 1 }, { "ledna", 1 }, { "lip", 7 }, { "lipca", 7 }, { "lipiec", 7 },
  { "lipnja", 6 }, { "lis", 11 }, { "listopad", 11 }, { "listopada", 11 }, { "listopadu", 11 },
  { "lokakuu", 10 }, { "lokakuuta", 10 }, { "lug", 7 }, { "luglio", 7 }, { "lut", 2 },
  { "lutego", 2 }, { "luty", 2 }, { "maaliskuu", 3 }, { "maaliskuuta", 3 }, { "maart", 3 },
  { "mag", 5 }, { "maggio", 5 }, { "mai", 5 }, { "maig", 5 }, { "maio", 5 }, { "maj", 5 },
  { "maja", 5 }, { "mar", 3 }, { "marca", 3 }, { "march", 3 }, { "marco", 3 }, { "marec", 3 },
  { "maret", 3 }, { "marraskuu", 11 }, { "marraskuuta", 11 }, { "mars", 3 }, { "mart", 3 },
  { "martie", 3 }, { "marts", 3 }, { "marzec", 3 }, { "marzo", 3 }, { "març", 3 }, { "março", 3 },
  { "may", 5 }, { "mayo", 5 }, { "mayıs", 5 }, { "mei", 5 }, { "mrt", 3 }, { "mrz", 3 },
  { "máj", 5 }, { "mája", 5 }, { "május", 5 }, { "márc", 3 }, { "március", 3 }, { "mär", 3 },
  { "märz", 3 }, { "nis", 4 }, { "nisan", 4 }, { "noi", 11 }, { "noiembrie", 11 }, { "nov", 11 },
  { "november", 11 }, { "novembra", 11 }, { "novembre", 11 }, { "novembro", 11 },
  { "noviembre", 11 }, { "oca", 1 }, { "ocak", 1 }, { "oct", 10 }, { "october", 10 },
  { "octobre", 10 }, { "octombrie", 10 }, { "octubre", 10 }, { "okt", 10 }, { "oktober", 10 },
  { "október", 10 }, { "októbra", 10 }, { "ott", 10 }, { "ottobre", 10 }, { "out", 10 },
  { "outubro", 10 }, { "ožujka", 3 }, { "paź", 10 }, { "październik", 10 }, { "października", 10 },
  { "prosinca", 12 }, { "prosince", 12 }, { "prosinec", 12 }, { "rujna", 9 }, { "sep", 9 },
  { "sept", 9 }, { "september", 9 }, { "septembra", 9 }, { "septembre", 9 }, { "septembrie", 9 },
  { "septiembre", 9 }, { "set", 9 }, { "setembre", 9 }, { "setembro", 9 }, { "setiembre", 9 },
  { "settembre", 9 }, { "sie", 8 }, { "sierpień", 8 }, { "sierpnia", 8 }, { "siječnja", 1 },
  { "srpen", 8 }, { "srpna", 8 }, { "srpnja", 7 }, { "studenoga", 11 }, { "sty", 1 },
  { "styczeń", 1 }, { "stycznia", 1 }, { "svibnja", 5 }, { "syyskuu", 9 }, { "syyskuuta", 9 },
  { "szept", 9 }, { "szeptember", 9 }, { "tammikuu", 1 }, { "tammikuuta", 1 }, { "tem", 7 },
  { "temmuz", 7 }, { "toukokuu", 5 }, { "toukokuuta", 5 }, { "travnja", 4 }, { "veljače", 2 },
  { "wrz", 9 }, { "wrzesień", 9 }, { "września", 9 }, { "září", 9 }, { "ápr", 4 }, { "április", 4 },
  { "únor", 2 }, { "února", 2 }, { "červen", 6 }, { "července", 7 }, { "červenec", 7 },
  { "června", 6 }, { "říjen", 10 }, { "října", 10 }, { "şub", 2 }, { "şubat", 2 }, { "απρ", 4 },
  { "απρίλιος", 4 }, { "απριλίου", 4 }, { "αυγ", 8 }, { "αυγούστου", 8 }, { "αύγ", 8 },
  { "αύγουστος", 8 }, { "δεκ", 12 }, { "δεκέμβριος", 12 }, { "δεκεμβρίου", 12 }, { "ιαν", 1 },
  { "ιανουάριος", 1 }, { "ιανουαρίου", 1 }, { "ιουλ", 7 }, { "ιουλίου", 7 }, { "ιουν", 6 },
  { "ιουνίου", 6 }, { "ιούλ", 7 }, { "ιούλιος", 7 }, { "ιούν", 6 }, { "ιούνιος", 6 }, { "μάι", 5 },
  { "μάιος", 5 }, { "μάρ", 3 }, { "μάρτιος", 3 }, { "μαΐ", 5 }, { "μαΐου", 5 }, { "μαρ", 3 },
  { "μαρτίου", 3 }, { "νοέ", 11 }, { "νοέμβριος", 11 }, { "νοε", 11 }, { "νοεμβρίου", 11 },
  { "οκτ", 10 }, { "οκτωβρίου", 10 }, { "οκτώβριος", 10 }, { "σεπ", 9 }, { "σεπτέμβριος", 9 },
  { "σεπτεμβρίου", 9 }, { "φεβ", 2 }, { "φεβρουάριος", 2 }, { "φεβρουαρίου", 2 }, { "авг", 8 },
  { "август", 8 }, { "августа", 8 }, { "апр", 4 }, { "апрель", 4 }, { "апреля", 4 }, { "април", 4 },
  { "бер", 3 }, { "березень", 3 }, { "березня", 3 }, { "вер", 9 }, { "вересень", 9 },
  { "вересня", 9 }, { "груд", 12 }, { "грудень", 12 }, { "грудня", 12 }, { "дек", 12 },
  { "декабрь", 12 }, { "декабря", 12 }, { "декември", 12 }, { "жовт", 10 }, { "жовтень", 10 },
  { "жовтня", 10 }, { "июл", 7 }, { "июль", 7 }, { "июля", 7 }, { "июн", 6 }, { "июнь", 6 },
  { "июня", 6 }, { "квіт", 4 }, { "квітень", 4 }, { "квітня", 4 }, { "лип", 7 }, { "липень", 7 },
  { "липня", 7 }, { "лист", 11 }, { "листопад", 11 }, { "листопада", 11 }, { "лют", 2 },
  { "лютий", 2 }, { "лютого", 2 }, { "май", 5 }, { "мар", 3 }, { "март", 3 }, { "марта", 3 },
  { "мая", 5 }, { "ноември", 11 }, { "ноя", 11 }, { "ноябрь", 11 }, { "ноября", 11 }, { "окт", 10 },
  { "октомври", 10 }, { "октябрь", 10 }, { "октября", 10 }, { "сен", 9 }, { "сент", 9 },
  { "сентябрь", 9 }, { "сентября", 9 }, { "септември", 9 }, { "серп", 8 }, { "серпень", 8 },
  { "серпня", 8 }, { "січ", 1 }, { "січень", 1 }, { "січня", 1 }, { "трав", 5 }, { "травень", 5 },
  { "травня", 5 }, { "фев", 2 }, { "февраль", 2 }, { "февраля", 2 }, { "февруари", 2 },
  { "черв", 6 }, { "червень", 6 }, { "червня", 6 }, { "юли", 7 }, { "юни", 6 }, { "янв", 1 },
  { "январь", 1 }, { "января", 1 }, { "януари", 1 }, { "אוגוסט", 8 }, { "אוקטובר", 10 },
  { "אפריל", 4 }, { "באוגוסט", 8 }, { "באוקטובר", 10 }, { "באפריל", 4 }, { "בדצמבר", 12 },
  { "ביולי", 7 }, { "ביוני", 6 }, { "בינואר", 1 }, { "במאי", 5 }, { "במרץ", 3 }, { "בנובמבר", 11 },
  { "בספטמבר", 9 }, { "בפברואר", 2 }, { "דצמבר", 12 }, { "יולי", 7 }, { "יוני", 6 }, { "ינואר", 1 },
  { "מאי", 5 }, { "מרץ", 3 }, { "נובמבר", 11 }, { "ספטמבר", 9 }, { "פברואר", 2 }, { "آوریل", 4 },
  { "أبريل", 4 }, { "أغسطس", 8 }, { "أكتوبر", 10 }, { "ابريل", 4 }, { "اغسطس", 8 },
  { "اكتوبر", 10 }, { "اوت", 8 }, { "اکتبر", 10 }, { "دسامبر", 12 }, { "ديسمبر", 12 },
  { "سبتمبر", 9 }, { "سپتامبر", 9 }, { "فبراير", 2 }, { "فوریه", 2 }, { "مارس", 3 }, { "مايو", 5 },
  { "مه", 5 }, { "نوامبر", 11 }, { "نوفمبر", 11 }, { "يناير", 1 }, { "يوليو", 7 }, { "يونيو", 6 },
  { "ژانویه", 1 }, { "ژوئن", 6 }, { "ژوئیه", 7 }, { "अक्टूबर", 10 }, { "अक्तूबर", 10 },
  { "अगस्त", 8 }, { "अप्रैल", 4 }, { "जनवरी", 1 }, { "जुलाई", 7 }, { "जून", 6 }, { "दिसंबर", 12 },
  { "दिसम्बर", 12 }, { "नवंबर", 11 }, { "नवम्बर", 11 }, { "फरवरी", 2 }, { "फ़रवरी", 2 },
  { "मई", 5 }, { "मार्च", 3 }, { "सितंबर", 9 }, { "सितम्बर", 9 }, { "অক্টোবর", 10 }, { "আগস্ট", 8 },
  { "এপ্রিল", 4 }, { "জানুয়ারি", 1 }, { "জানুয়ারী", 1 }, { "জুন", 6 }, { "জুলাই", 7 },
  { "ডিসেম্বর", 12 }, { "নভেম্বর", 11 }, { "ফেব্রুয়ারি", 2 }, { "ফেব্রুয়ারী", 2 }, { "মার্চ", 3 },
  { "মে", 5 }, { "সেপ্টেম্বর", 9 }, { "กรกฎาคม", 7 }, { "กันยายน", 9 }, { "กุมภาพันธ์", 2 },
  { "ตุลาคม", 10 }, { "ธันวาคม", 12 }, { "พฤศจิกายน", 11 }, { "พฤษภาคม", 5 }, { "มกราคม", 1 },
  { "มิถุนายน", 6 }, { "มีนาคม", 3 }, { "สิงหาคม", 8 }, { "เมษายน", 4 },
};

/* seconds */
static const CorantoDateWord units[] = {
  { "an", 31536000 }, { "anni", 31536000 }, { "anno", 31536000 }, { "année", 31536000 },
  { "ano", 31536000 }, { "anos", 31536000 }, { "ans", 31536000 }, { "ay", 2592000 },
  { "año", 31536000 }, { "años", 31536000 }, { "bulan", 2592000 }, { "d", 86400 },
  { "dag", 86400 }, { "dagar", 86400 }, { "dage", 86400 }, { "dagen", 86400 },
  { "dager", 86400 }, { "dakika", 60 }, { "day", 86400 }, { "days", 86400 }, { "dia", 86400 },
  { "dias", 86400 }, { "dni", 86400 }, { "dny", 86400 }, { "dnů", 86400 }, { "dzień", 86400 },
  { "día", 86400 }, { "días", 86400 }, { "giorni", 86400 }, { "giorno", 86400 }, { "giờ", 3600 },
  { "godzin", 3600 }, { "godziny", 3600 }, { "godzinę", 3600 }, { "gün", 86400 }, { "h", 3600 },
  { "hafta", 604800 }, { "hari", 86400 }, { "heure", 3600 }, { "heures", 3600 },
  { "hodin", 3600 }, { "hodiny", 3600 }, { "hora", 3600 }, { "horas", 3600 }, { "hour", 3600 },
  { "hours", 3600 }, { "hr", 3600 }, { "hrs", 3600 }, { "hét", 604800 }, { "hónap", 2592000 },
  { "jaar", 31536000 }, { "jahr", 31536000 }, { "jahre", 31536000 }, { "jahren", 31536000 },
  { "jam", 3600 }, { "jour", 86400 }, { "jours", 86400 }, { "lat", 31536000 },
  { "lata", 31536000 }, { "maand", 2592000 }, { "maanden", 2592000 }, { "menit", 60 },
  { "mes", 2592000 }, { "mese", 2592000 }, { "meses", 2592000 }, { "mesi", 2592000 },
  { "miesiąc", 2592000 }, { "miesiące", 2592000 }, { "miesięcy", 2592000 }, { "min", 60 },
  { "minggu", 604800 }, { "mins", 60 }, { "minut", 60 }, { "minute", 60 }, { "minuten", 60 },
  { "minuter", 60 }, { "minutes", 60 }, { "minuti", 60 }, { "minuto", 60 }, { "minutos", 60 },
  { "minutter", 60 }, { "minuty", 60 }, { "minuut", 60 }, { "mois", 2592000 },
  { "monat", 2592000 }, { "monate", 2592000 }, { "monaten", 2592000 }, { "month", 2592000 },
  { "months", 2592000 }, { "månad", 2592000 }, { "månader", 2592000 }, { "måned", 2592000 },
  { "måneder", 2592000 }, { "mês", 2592000 }, { "měsíci", 2592000 }, { "nap", 86400 },
  { "ngày", 86400 }, { "năm", 31536000 }, { "ora", 3600 }, { "ore", 3600 }, { "perc", 60 },
  { "phút", 60 }, { "rok", 31536000 }, { "roky", 31536000 }, { "saat", 3600 }, { "sec", 1 },
  { "second", 1 }, { "seconde", 1 }, { "seconden", 1 }, { "secondes", 1 }, { "secondi", 1 },
  { "secondo", 1 }, { "seconds", 1 }, { "secs", 1 }, { "segundo", 1 }, { "segundos", 1 },
  { "sekund", 1 }, { "sekunde", 1 }, { "sekunden", 1 }, { "sekunder", 1 }, { "semaine", 604800 },
  { "semaines", 604800 }, { "semana", 604800 }, { "semanas", 604800 }, { "settimana", 604800 },
  { "settimane", 604800 }, { "std", 3600 }, { "stunde", 3600 }, { "stunden", 3600 },
  { "tag", 86400 }, { "tage", 86400 }, { "tagen", 86400 }, { "tahun", 31536000 },
  { "tháng", 2592000 }, { "time", 3600 }, { "timer", 3600 }, { "timmar", 3600 },
  { "timme", 3600 }, { "tuần", 604800 }, { "tydzień", 604800 }, { "tygodni", 604800 },
  { "tygodnie", 604800 }, { "týdny", 604800 }, { "uge", 604800 }, { "uger", 604800 },
  { "uke", 604800 }, { "uker", 604800 }, { "uren", 3600 }, { "uur", 3600 }, { "vecka", 604800 },
  { "veckor", 604800 }, { "w", 604800 }, { "week", 604800 }, { "weeks", 604800 },
  { "weken", 604800 }, { "woche", 604800 }, { "wochen", 604800 }, { "year", 31536000 },
  { "years", 31536000 }, { "yr", 31536000 }, { "yrs", 31536000 }, { "yıl", 31536000 },
  { "år", 31536000 }, { "éve", 31536000 }, { "óra", 3600 }, { "εβδομάδα", 604800 },
  { "εβδομάδες", 604800 }, { "ημέρα", 86400 }, { "ημέρες", 86400 }, { "λεπτά", 60 },
  { "λεπτό", 60 }, { "μέρα", 86400 }, { "μέρες", 86400 }, { "μήνα", 2592000 },
  { "μήνες", 2592000 }, { "χρόνια", 31536000 }, { "χρόνο", 31536000 }, { "ώρα", 3600 },
  { "ώρες", 3600 }, { "год", 31536000 }, { "года", 31536000 }, { "день", 86400 },
  { "дней", 86400 }, { "дня", 86400 }, { "лет", 31536000 }, { "месяц", 2592000 },
  { "месяца", 2592000 }, { "месяцев", 2592000 }, { "мин", 60 }, { "минут", 60 },
  { "минуту", 60 }, { "минуты", 60 }, { "недели", 604800 }, { "недель", 604800 },
  { "неделю", 604800 }, { "секунд", 1 }, { "секунду", 1 }, { "секунды", 1 }, { "час", 3600 },
  { "часа", 3600 }, { "часов", 3600 }, { "घंटे", 3600 }, { "जाम", 3600 }, { "दिन", 86400 },
  { "मिनट", 60 }, { "ঘণ্টা", 3600 }, { "ঘন্টা", 3600 }, { "দিন", 86400 }, { "মিনিট", 60 },
};

/* after a number and a unit */
static const CorantoDateWord ago_words[] = {
  { "ago", 1 }, { "atrás", 1 }, { "ezelőtt", 1 }, { "fa", 1 }, { "geleden", 1 }, { "lalu", 1 },
  { "sedan", 1 }, { "siden", 1 }, { "sitten", 1 }, { "temu", 1 }, { "trước", 1 }, { "önce", 1 },
  { "назад", 1 }, { "тому", 1 }, { "पहले", 1 }, { "আগে", 1 },
};

/* before a number and a unit */
static const CorantoDateWord ago_prefixes[] = {
  { "a", 1 }, { "acum", 1 }, { "depuis", 1 }, { "fa", 1 }, { "for", 1 }, { "ha", 1 },
  { "hace", 1 }, { "há", 1 }, { "ilya", 1 }, { "před", 1 }, { "vor", 1 }, { "από", 1 },
  { "για", 1 }, { "πριν", 1 },
};

/* days back */
static const CorantoDateWord day_words[] = {
  { "anteayer", 2 }, { "aujourd", 0 }, { "ayer", 1 }, { "azi", 0 }, { "bugün", 0 },
  { "dnes", 0 }, { "dzisiaj", 0 }, { "dziś", 0 }, { "dün", 1 }, { "eergisteren", 2 },
  { "gestern", 1 }, { "gisteren", 1 }, { "heute", 0 }, { "hier", 1 }, { "hoje", 0 },
  { "hoy", 0 }, { "idag", 0 }, { "ieri", 1 }, { "igår", 1 }, { "oggi", 0 }, { "ontem", 1 },
  { "tegnap", 1 }, { "today", 0 }, { "vandaag", 0 }, { "vorgestern", 2 }, { "včera", 1 },
  { "wczoraj", 1 }, { "yesterday", 1 }, { "σήμερα", 0 }, { "χθες", 1 }, { "χτες", 1 },
  { "вчера", 1 }, { "вчора", 1 }, { "позавчера", 2 }, { "сегодня", 0 }, { "сьогодні", 0 },
  { "আজ", 0 }, { "গতকাল", 1 },
};

/* minutes east of UTC */
static const CorantoDateWord zones[] = {
  { "aedt", 660 }, { "aest", 600 }, { "akst", -540 }, { "bst", 60 }, { "cdt", -300 },
  { "cest", 120 }, { "cet", 60 }, { "cst", -360 }, { "ct", -360 }, { "edt", -240 },
  { "eest", 180 }, { "eet", 120 }, { "est", -300 }, { "et", -300 }, { "gmt", 0 }, { "hkt", 480 },
  { "hst", -600 }, { "jst", 540 }, { "kst", 540 }, { "mdt", -360 }, { "mesz", 120 },
  { "mez", 60 }, { "msk", 180 }, { "mst", -420 }, { "pdt", -420 }, { "pst", -480 },
  { "pt", -480 }, { "sgt", 480 }, { "utc", 0 }, { "west", 60 }, { "wet", 0 }, { "wib", 420 },
  { "z", 0 }, { "мск", 180 },
};
/* clang-format on */

static int
compare (gconstpointer key, gconstpointer entry)
{
  return strcmp (key, ((const CorantoDateWord *) entry)->word);
}

static gboolean
look_up (const CorantoDateWord *table, gsize n, const char *word, int *value)
{
  const CorantoDateWord *found = bsearch (word, table, n, sizeof *table, compare);

  if (found)
    *value = found->value;
  return found != NULL;
}

gboolean
coranto_date_word_month (const char *word, int *month)
{
  return look_up (months, G_N_ELEMENTS (months), word, month);
}

gboolean
coranto_date_word_unit (const char *word, int *seconds)
{
  return look_up (units, G_N_ELEMENTS (units), word, seconds);
}

gboolean
coranto_date_word_is_ago (const char *word)
{
  int ignored;

  return look_up (ago_words, G_N_ELEMENTS (ago_words), word, &ignored);
}

gboolean
coranto_date_word_is_ago_prefix (const char *word)
{
  int ignored;

  return look_up (ago_prefixes, G_N_ELEMENTS (ago_prefixes), word, &ignored);
}

gboolean
coranto_date_word_day (const char *word, int *days_back)
{
  return look_up (day_words, G_N_ELEMENTS (day_words), word, days_back);
}

gboolean
coranto_date_word_zone (const char *word, int *offset_minutes)
{
  return look_up (zones, G_N_ELEMENTS (zones), word, offset_minutes);
}
