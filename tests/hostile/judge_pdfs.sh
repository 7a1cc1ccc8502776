#!/usr/bin/env bash
# judge_pdfs.sh FOLDER: every PDF under the folder through qpdf. Exit 77: not installed.
set -uo pipefail
command -v qpdf >/dev/null || { echo "skipped: qpdf is not installed"; exit 77; }
faults=0 count=0
while IFS= read -r -d '' file; do
  count=$((count + 1))
  said=$(qpdf --check "$file" 2>&1) || { printf '%s: %s\n' "$file" "$said"; faults=1; }
done < <(find "$1" -name '*.pdf' -print0)
[ $count -gt 0 ] || { echo "no PDF under $1"; exit 1; }
echo "$count files"
exit $faults
