#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Renders the drawings into data/pictures.  Needs rsvg-convert, and ImageMagick for PNG-8 and JPEG.
# Drawings with wide colour gradients become JPEG, flat ones PNG: what is smaller at the same look.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT

for drawing in *.svg; do
  name=${drawing%.svg}
  rsvg-convert "$drawing" > "$scratch"
  case $name in
    ship-mass-spec | plasma | water | air-station)
      convert "png:$scratch" -strip -quality 82 "../data/pictures/$name.jpg" ;;
    *)
      convert "png:$scratch" -strip +dither -colors 192 -define png:compression-level=9 \
        "PNG8:../data/pictures/$name.png" ;;
  esac
done
