#!/usr/bin/env bash
# Makes reports/report.png, the README's picture: judges the faulty program of the tests in a network
# namespace of its own and takes a picture of one failed case. Needs root or user namespaces, libpcap,
# Chromium, and compiled tests (mvn package -DskipTests).
set -euo pipefail
cd "$(dirname "$0")/.."
case_id=${1:-HDR-09.trailing-octets}

if [ "${ECHOPROOF_NETNS:-}" != own ]; then
  if unshare --net true 2>/dev/null; then enter=(unshare --net); else enter=(unshare --user --map-root-user --net); fi
  ECHOPROOF_NETNS=own exec "${enter[@]}" "$0" "$case_id"
fi

work=$(mktemp -d)
app=conformance/app/target
mkfifo "$work/ask" "$work/confirm" "$work/stdin"
exec 3<>"$work/stdin"
java -cp "$app/test-classes:$app/classes:$app/echoproof/lib/*" io.echoproof.app.lane.TutorialResponder \
  "$work/ask" "$work/confirm" <&3 >"$work/target.txt" &
target=$!
trap 'kill "$target" 2>/dev/null; rm -rf "$work"' EXIT
interface=
for _ in $(seq 100); do
  interface=$(grep -o 'foreign[0-9]*' "$work/target.txt" || true)
  [ -z "$interface" ] || break
  read -r -t 0.1 <&3 || true
done
./echoproof run "$case_id" --target 10.9.0.1 --interface "$interface" --seed 1 --out "$work/run" || true

sed -n 's/.*id="ep-data">\([^<]*\)<.*/\1/p' "$work/run/report.html" | base64 -d | gzip -dc >"$work/data"
uid=$(grep -aom1 'data/test-cases/[0-9a-f]*' "$work/data" | sed -n '1s|.*/||p')
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
"$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$work/browser" --hide-scrollbars \
  --window-size=1280,1000 --virtual-time-budget=8000 --screenshot="$PWD/reports/report.png" \
  "file://$work/run/report.html#testresult/$uid" >/dev/null 2>&1
echo "reports/report.png: $case_id"
