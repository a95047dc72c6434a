/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A headline as a row: source and time, title, summary, picture, marks, the heading of its day. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-headline.h"
#include "coranto-thumbnails.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_HEADLINE_ROW_WIDGET (coranto_headline_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadlineRowWidget,
                      coranto_headline_row_widget,
                      CORANTO,
                      HEADLINE_ROW_WIDGET,
                      GtkWidget)

GtkWidget *coranto_headline_row_widget_new (void);
/* `thumbnails` NULL: no pictures.  `channel_title`: the channel that is listed, which needs no
 * badge; NULL: none is. */
void coranto_headline_row_widget_bind (CorantoHeadlineRowWidget *self,
                                       CorantoHeadline *headline,
                                       CorantoThumbnails *thumbnails,
                                       const char *channel_title);
void coranto_headline_row_widget_unbind (CorantoHeadlineRowWidget *self);
/* (transfer none) (nullable) */
CorantoHeadline *coranto_headline_row_widget_get_headline (CorantoHeadlineRowWidget *self);

/* Says the times anew. */
void coranto_headline_row_widget_update_time (CorantoHeadlineRowWidget *self, gint64 now);
/* Shows `day` above the row; NULL: nothing. */
void coranto_headline_row_widget_set_day (CorantoHeadlineRowWidget *self, const char *day);

G_END_DECLS
