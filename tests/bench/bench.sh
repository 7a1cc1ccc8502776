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

# row NAME COMMAND…: measures it. What took less than half a minute in the first round is measured again in the second, and the faster run
# told: so all rows are measured in turn, whatever else the machine was doing, and not the first with its files and memory cold.
row() {
  local name=$1 figures
  shift
  if [ "$round" = 2 ]; then
    awk -v these="${told[$name]}" 'BEGIN { split(these, a); exit !(a[1] > 0 && a[1] < 30) }' || return
    figures=$(measured "$@") && told[$name]=$(printf '%s\n%s\n' "$figures" "${told[$name]}" | sort -n | head -n 1)
    return
  fi
  names+=("$name")
  told[$name]=$(measured "$@") || failed[$name]="   exit $?: $(tail -n 1 "$work/said" | cut -c 1-70)"
}

# The rows' figures, and how many times those of the first they are, or what became of them.
print_rows() {
  local name ratios
  for name in "${names[@]}"; do
    ratios=$(awk -v these="${told[$name]}" -v those="${told[${names[0]}]}" 'BEGIN { split(these, a); split(those, b); for (i = 1; i <= 3; ++i) if (b[i] > 0) printf "%8.1f", a[i] / b[i] }')
    printf '%-22s %s%s%s\n' "$name" "${told[$name]:-        -}" "$ratios" "${failed[$name]:-}"
  done
}
have() { command -v "$1" >/dev/null; }

for name in "${books[@]}"; do
  book=$work/$name
  mkdir -p "$book"
  generate "$name" "$book"
  sync # what it wrote is not for the first build to wait for
  cd "$book" || exit 3
  printf '\n%s: %s articles, %s words\n%-22s %9s %9s %9s%24s\n' "$name" "$(ls articles | wc -l)" "$(cat articles/*.md | wc -w)" "" "wall s" "cpu s" "peak MiB" "times the first"
  names=()
  declare -A told=() failed=()
  for round in 1 2; do
    row "florilege epub+pdf" "$programs/florilege" build . --out out --quiet
    row "florilege pdf" "$programs/florilege" build . --out out-pdf --only pdf --quiet
    row "florilege epub" "$programs/florilege" build . --out out-epub --only epub --quiet
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
  done
  print_rows
  [ "$(ls articles | wc -l)" -gt 1000 ] || "$programs/tests/bench/florilege_edits" .
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
  over=""
  if [ "$((count))" -gt "$((known + known / 20))" ]; then over="  over 5 % more" status=1; fi
  printf '%-8s %18s %18s%s\n' "$name" "$count" "$known" "$over"
  [ -z "${UPDATE_BASELINE:-}" ] || sed -i "s/^$name .*/$name $count/" "$baseline"
done <<<"$(cat "$baseline")"
exit $status
