#!/usr/bin/env bash
# Draws the icons that a device shows for the installed app from assets/icon.svg and assets/icon-maskable.svg, once: the
# pictures are kept with the sources, because a build must not depend on the drawing program of a machine.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

have rsvg-convert || fail "rsvg-convert is missing; install the package 'librsvg2-bin'."
for size in 192 512; do
  rsvg-convert --width "$size" --height "$size" --output "assets/icons/icon-$size.png" assets/icon.svg
  rsvg-convert --width "$size" --height "$size" --output "assets/icons/maskable-$size.png" assets/icon-maskable.svg
done
# Apple's own corners are cut from a full square.
rsvg-convert --width 180 --height 180 --output assets/icons/apple-180.png assets/icon-maskable.svg
