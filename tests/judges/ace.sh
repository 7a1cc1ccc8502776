#!/usr/bin/env bash
# ace.sh FOLDER…: every EPUB under the folders through Ace by DAISY; any violation is a fault. Exit 77: not installed.
set -uo pipefail
modules=${FLORILEGE_NODE_MODULES:-$(dirname "${BASH_SOURCE[0]}")/../../build/node_modules}
browser=$(command -v chromium || command -v google-chrome || true)
[ -x "$modules/.bin/ace-cli" ] && command -v node >/dev/null && [ -n "$browser" ] ||
  { echo "skipped: Ace or Chromium is not installed (./run test installs them)"; exit 77; }
mapfile -t books < <(find "$@" -name '*.epub' 2>/dev/null | sort)
[ ${#books[@]} -gt 0 ] || { echo "no EPUB under $*"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
for book in "${books[@]}"; do
  # Its settings and logs go under HOME.
  if ! HOME=$work XDG_CONFIG_HOME=$work PUPPETEER_EXECUTABLE_PATH=$browser "$modules/.bin/ace-cli" --force --silent --outdir "$work/report" "$book" >"$work/log" 2>&1 ||
     [ ! -f "$work/report/report.json" ]; then
    echo "$book: Ace did not finish"; tail -5 "$work/log"; faults=1; continue
  fi
  node - "$book" "$work/report/report.json" <<'JS' || faults=1
const [book, path] = process.argv.slice(2)
const report = JSON.parse(require('fs').readFileSync(path))
let faults = 0
for (const document of report.assertions)
  for (const { 'earl:test': test, 'earl:result': result } of document.assertions) {
    ++faults
    console.log(`${book}: ${document['earl:testSubject'].url}: ${test['earl:impact']} ${test['dct:title']}: ${result['dct:description']}`)
    if (result.html) console.log(`    ${result.html.slice(0, 300)}`)
  }
process.exit(faults ? 1 : 0)
JS
  rm -rf "$work/report"
done
[ $faults = 0 ] && echo "${#books[@]} books without a violation"
exit $faults
