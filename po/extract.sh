#!/usr/bin/env bash
# The messages of the sources as a template on standard output, in the order of the files: po/extract.sh > florilege.pot
# Explanations are tables of plain strings: all of them are taken but the codes themselves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
export LC_ALL=C
options=(--language=C++ --from-code=UTF-8 --no-location --no-wrap --package-name=florilege)
find src -name '*.cpp' -o -name '*.h' | sort | grep -v 'explanations' |
  xargs xgettext "${options[@]}" --keyword --keyword=tr --keyword=tr_count:1,2 --keyword=translated --keyword=N_ --output="$folder/messages.pot"
find src -name 'explanations*.cpp' | sort | xargs xgettext "${options[@]}" --extract-all --output="$folder/explanations.pot"
msgattrib --no-obsolete "$folder/explanations.pot" > "$folder/all.pot"
python3 - "$folder/all.pot" > "$folder/texts.pot" <<'END'
import re, sys
for entry in open(sys.argv[1], encoding='utf-8').read().split('\n\n'):
    if not re.search(r'msgid "[a-z0-9-]+"\nmsgstr', entry): print(entry + '\n')
END
msgcat --no-wrap --no-location --use-first "$folder/messages.pot" "$folder/texts.pot" | sed '/^"POT-Creation-Date/d'
