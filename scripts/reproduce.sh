#!/usr/bin/env bash
# Builds the app a second time, from a clean copy in another folder, and compares it with dist/, byte for byte.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ -f dist/index.html ]] || fail "there is no dist/ to compare with; run make dist first."
setup_build
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
# What is in git or would be: no target/, no dist/, nothing that is ignored.
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  [[ ! -e $file ]] || printf '%s\0' "$file"
done | tar --null --files-from=- --create --file=- | tar --extract --file=- --directory="$copy"
ln -s "$ROOT/node_modules" "$copy/node_modules"
heading "a second build, elsewhere"
(cd "$copy" && trunk_release build --quiet)
if diff --recursive --brief dist "$copy/dist"; then
  echo "the two builds are the same: $(find dist -type f | wc -l) files"
else
  trap - EXIT
  fail "two builds of one commit differ; the files are named above, the second build is left in $copy/dist."
fi
