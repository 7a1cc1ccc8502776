#!/usr/bin/env bash
# Builds of invented books of 9 to 10,000 articles (or the sizes named), beside the typesetters found on this machine, in turn.
set -uo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$top/build/release
work=$top/build/bench
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(9 100 1000 10000)

# row NAME COMMAND…: its figures, or what became of it.
row() {
  local name=$1 figures status
  shift
  figures=$(timeout "${BENCH_SECONDS:-900}" "$programs/tests/bench/florilege_measure" "$@" 2>"$work/said" | tail -n 1)
  status=$?
  printf '%-22s %s%s\n' "$name" "${figures:-        -}" "$([ $status = 0 ] || echo "   exit $status: $(tail -n 1 "$work/said" | cut -c 1-70)")"
}
have() { command -v "$1" >/dev/null; }

for size in "${sizes[@]}"; do
  book=$work/$size
  mkdir -p "$book"
  "$programs/tests/bench/florilege_generate" "$book" "$size"
  cd "$book" || exit 3
  printf '\n%s articles, %s words\n%-22s %9s %9s %9s\n' "$size" "$(cat articles/*.md | wc -w)" "" "wall s" "cpu s" "peak MiB"
  row "florilege epub+pdf" "$programs/florilege" build . --out out --quiet
  row "florilege pdf" "$programs/florilege" build . --out out-pdf --only pdf --quiet
  row "florilege epub" "$programs/florilege" build . --out out-epub --only epub --quiet
  [ "$size" -gt 1000 ] || "$programs/tests/bench/florilege_edits" .
  row "florilege --jobs 1" "$programs/florilege" build . --out out-one --jobs 1 --quiet
  ! have pandoc || row "pandoc epub" pandoc book.md -o pandoc.epub
  ! have typst || row "typst pdf" typst compile book.typ typst.pdf
  typst_node=$top/build/node_modules/@myriaddreamin/typst-ts-node-compiler
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
echo
"$programs/tests/bench/florilege_stages" --benchmark_format=console 2>/dev/null
