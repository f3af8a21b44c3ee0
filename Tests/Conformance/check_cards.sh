#!/bin/bash
# That every route card is one page of A4 when a browser prints it.
#
# Needs chromium. Run after a build:  bash Tests/Conformance/check_cards.sh [NAVIGATOR]
# Exits 1 if a card takes more than one page.
set -u
navigator=${1:-.build/debug/navigator}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
for where in "--nation england" "--nation wales" "--nation scotland" "--nation northern_ireland" \
  "--place Poole" "--place Dorset" "--place Derby" "--place Stafford" "--place Watford"; do
  # shellcheck disable=SC2086
  "$navigator" handouts cards --format html --force --out "$folder" $where >/dev/null 2>&1 ||
    { echo "no cards for $where"; failed=1; }
done
for card in "$folder"/*.html; do
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$folder/profile" \
    --no-pdf-header-footer --print-to-pdf="$folder/card.pdf" "file://$card" >/dev/null 2>&1
  pages=$(grep -ac '/Type */Page$\|/Type */Page[^s]' "$folder/card.pdf")
  echo "$pages $(basename "$card")"
  [ "$pages" = 1 ] || failed=1
done
exit $failed
