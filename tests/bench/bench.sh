#!/usr/bin/env bash
# Builds of invented books beside the typesetters found on this machine, in turn; what each stage takes; instructions beside
# baseline.txt. Books by number of articles, or by name; all of them unless some are named.
set -uo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$top/build/release
work=$top/build/bench
books=("$@")
[ ${#books[@]} -gt 0 ] || books=(9 100 1000 10000 long pictured noted tabled)

# generate BOOK FOLDER
generate() {
  local how
  case $1 in
    long) how="1 1 prose 2500" ;;      # one article of a thousand pages, as long as one may be
    pictured) how="50 1 pictured 10" ;; # 500 pictures
    noted) how="100 1 noted 50" ;;      # 5,000 notes
    tabled) how="100 1 tabled 20" ;;    # 1,000 tables
    *) how=$1 ;;
  esac
  # shellcheck disable=SC2086
  "$programs/tests/bench/florilege_generate" "$2" $how
}

measured() { timeout "${BENCH_SECONDS:-900}" "$programs/tests/bench/florilege_measure" "$@" 2>"$work/said" | tail -n 1; }

# row NAME COMMAND…: its figures and how many times those of the book's first row they are, or what became of it. Of what takes less than
# half a minute, the faster of two runs: the first finds its files and the machine's memory cold.
row() {
  local name=$1 figures again status ratios
  shift
  figures=$(measured "$@")
  status=$?
  if [ $status = 0 ] && awk -v these="$figures" 'BEGIN { split(these, a); exit !(a[1] < 30) }'; then
    again=$(measured "$@") && figures=$(printf '%s\n%s\n' "$figures" "$again" | sort -n | head -n 1)
  fi
  [ -n "$first" ] || first=$figures
  ratios=$(awk -v these="$figures" -v those="$first" 'BEGIN { split(these, a); split(those, b); for (i = 1; i <= 3; ++i) if (b[i] > 0) printf "%8.1f", a[i] / b[i] }')
  printf '%-22s %s%s%s\n' "$name" "${figures:-        -}" "$ratios" "$([ $status = 0 ] || echo "   exit $status: $(tail -n 1 "$work/said" | cut -c 1-70)")"
}
have() { command -v "$1" >/dev/null; }

for name in "${books[@]}"; do
  book=$work/$name
  mkdir -p "$book"
  generate "$name" "$book"
  sync # what it wrote is not for the first build to wait for
  cd "$book" || exit 3
  printf '\n%s: %s articles, %s words\n%-22s %9s %9s %9s%24s\n' "$name" "$(ls articles | wc -l)" "$(cat articles/*.md | wc -w)" "" "wall s" "cpu s" "peak MiB" "times the first"
  first=
  row "florilege epub+pdf" "$programs/florilege" build . --out out --quiet
  row "florilege pdf" "$programs/florilege" build . --out out-pdf --only pdf --quiet
  row "florilege epub" "$programs/florilege" build . --out out-epub --only epub --quiet
  [ "$(ls articles | wc -l)" -gt 1000 ] || "$programs/tests/bench/florilege_edits" .
  row "florilege --jobs 1" "$programs/florilege" build . --out out-one --jobs 1 --quiet
  ! have pandoc || row "pandoc epub" pandoc book.md -o pandoc.epub
  ! have typst || row "typst pdf" typst compile book.typ typst.pdf
  typst_node=${FLORILEGE_NODE_MODULES:-$top/build/node_modules}/@myriaddreamin/typst-ts-node-compiler
  [ ! -d "$typst_node" ] || row "typst (node) pdf" node -e '
    const {NodeCompiler} = require(process.argv[1]);
    const compiler = NodeCompiler.create({workspace: "."});
    require("fs").writeFileSync("typst-node.pdf", compiler.pdf({mainFilePath: "book.typ"}));' "$typst_node"
  # The contents need a second run; that is what an author waits for.
  for engine in lualatex xelatex; do
    ! have "$engine" || row "$engine, 2 runs" sh -c "$engine -interaction=batchmode book.tex >/dev/null; $engine -interaction=batchmode book.tex >/dev/null; test -s book.pdf"
  done
  ! have weasyprint || row "weasyprint pdf" weasyprint -q book.html weasyprint.pdf
  "$programs/tests/bench/florilege_stage_table" .
  for pdf in out/*.pdf typst.pdf typst-node.pdf book.pdf weasyprint.pdf; do
    [ ! -s "$pdf" ] || printf '%s: %s bytes\n' "$pdf" "$(stat -c %s "$pdf")"
  done
done
echo
"$programs/tests/bench/florilege_stages" --benchmark_format=console 2>/dev/null

# Instructions on one thread, which no load moves. UPDATE_BASELINE=1 writes them down.
have valgrind || exit 0
baseline=$top/tests/bench/baseline.txt
status=0
printf '\n%-8s %18s %18s\n' "" instructions baseline
while read -r name known; do
  generate "$name" "$work/$name"
  count=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$programs/florilege" build "$work/$name" --out "$work/$name/out-counted" \
    --jobs 1 --quiet 2>&1 | sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
  told=""
  if [ "$((count))" -gt "$((known + known / 20))" ]; then told="  over 5 % more" status=1; fi
  printf '%-8s %18s %18s%s\n' "$name" "$count" "$known" "$told"
  [ -z "${UPDATE_BASELINE:-}" ] || sed -i "s/^$name .*/$name $count/" "$baseline"
done <<<"$(cat "$baseline")"
exit $status
