#!/usr/bin/env python3
"""compare.py TOOL [ARTICLES [KIND [SEED]]]: the same invented book set by Florilège, by LuaLaTeX with microtype and by Typst (those
that are installed), on the same page with the same face, and what TOOL (pdf_quality.py) measures on each, side by side.
Run ./run bench first: it builds the programs that this script calls."""
import json, os, pathlib, shutil, subprocess, sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get('FLORILEGE_PROGRAMS', TOP / 'build/release')).resolve()
TYPST_NODE = pathlib.Path(os.environ.get('FLORILEGE_NODE_MODULES', TOP / 'build/node_modules')) / '@myriaddreamin/typst-ts-node-compiler'
TYPST_SCRIPT = '''const {NodeCompiler} = require(process.argv[1]);
require("fs").writeFileSync("typst.pdf", NodeCompiler.create({workspace: ".", fontArgs: [{fontPaths: ["/usr/share/fonts"]}]})
  .pdf({mainFilePath: "book.typ"}));'''

# What is printed: a name, where the tool says it, and how often to multiply it.
FIGURES = [
    ('pages', 'pages_read', 1),
    ('body lines', 'body_lines', 1),
    ('variation of word spaces', 'interword_em.cv', 1),
    ('spaces over 0.40 em, per 1,000 lines', 'interword_em.loose_gt_0.40_share', 1000),
    ('hyphenated lines, %', 'hyphens.share_of_inner_lines', 100),
    ('longest run of hyphens', 'hyphens.longest_run', 1),
    ('hyphens at the foot of a recto', 'hyphens.at_recto_end', 1),
    ('hyphens before a last line', 'hyphens.last_full_line_of_paragraph', 1),
    ('widows', 'widows', 1),
    ('orphans', 'orphans', 1),
    ('last lines of one word, %', 'runts.one_word_share', 100),
    ('rivers per 1,000 lines', 'rivers.of_4_per_1000_lines', 1),
    ('lines off the grid, %', 'grid.off_grid_gt_0.5pt_share', 100),
    ('facing lines off one another, %', 'grid.facing_lines_misaligned_share', 100),
    ('spreads that run on', 'grid.run_on_spreads', 1),
    ('of these with unequal bottoms', 'grid.run_on_spreads_unequal_bottoms', 1),
    ('lines beginning with ; : ! ? or »', 'french.lines_starting_with_;:!?»', 1),
]


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode:
        print(f'{command[0]}: exit {done.returncode}: {done.stderr.strip()[-200:]}', file=sys.stderr)
    return done.returncode == 0


def set_by_all(folder):
    """The PDF of each typesetter that is here, by its name."""
    files = {}
    if run(PROGRAMS / 'florilege', 'build', '.', '--out', 'out', '--only', 'pdf', '--quiet', cwd=folder):
        files['Florilège'] = next((folder / 'out').glob('*.pdf'))
    if shutil.which('lualatex'):  # the contents need a second run
        for _ in range(2):
            run('lualatex', '-interaction=batchmode', 'book.tex', cwd=folder)
        if (folder / 'book.pdf').exists():
            files['LuaLaTeX'] = folder / 'book.pdf'
    if shutil.which('typst'):
        if run('typst', 'compile', 'book.typ', 'typst.pdf', cwd=folder):
            files['Typst'] = folder / 'typst.pdf'
    elif TYPST_NODE.is_dir() and run('node', '-e', TYPST_SCRIPT, TYPST_NODE, cwd=folder):
        files['Typst'] = folder / 'typst.pdf'
    return files


def measured(tool, pdf):
    said = subprocess.run([sys.executable, tool, '--no-struct', str(pdf)], capture_output=True, text=True, check=True)
    return json.loads(said.stdout)['typography']


def figure(measures, path, times):
    dotted = path if path in measures else path.partition('.')
    value = measures.get(dotted) if dotted == path else measures.get(dotted[0], {}).get(dotted[2])
    return '-' if value is None else f'{round(value * times, 3):g}'


def main():
    if len(sys.argv) < 2 or not os.path.exists(sys.argv[1]):
        sys.exit(__doc__)
    articles, kind, seed = (sys.argv[2:] + ['100', 'prose', '1'][len(sys.argv) - 2:])[:3]
    folder = TOP / 'build' / 'compare' / f'{kind}-{articles}-{seed}'
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run(PROGRAMS / 'tests/bench/florilege_generate', folder, articles, seed, kind)
    columns = {name: measured(sys.argv[1], pdf) for name, pdf in set_by_all(folder).items()}
    print(f'{articles} articles, {kind}, seed {seed}')
    print(f'{"":38}' + ''.join(f'{name:>12}' for name in columns))
    for name, path, times in FIGURES:
        print(f'{name:38}' + ''.join(f'{figure(measures, path, times):>12}' for measures in columns.values()))


main()
