#include "web/site_style.h"

namespace florilege {

namespace {

// Contrasts (WCAG 2.2, 1.4.3), by day and by night: ink 15.9 and 13.6, faint 6.4 and 7.3, accent 7.0 and 8.4 to one on the paper.
constexpr std::string_view sheet = R"css(@charset "UTF-8";
:root { --paper: #fdfbf7; --ink: #211e1a; --faint: #615a50; --line: #ddd5c7; --accent: #8a2f24; --wash: #f5f0e6; --marked: #f6e3a8 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171614; --ink: #e8e2d8; --faint: #aca497; --line: #3d3933; --accent: #f2a898; --wash: #22201d; --marked: #5c4a12 }
}

html { background: var(--paper); color: var(--ink); font-size: clamp(1.06rem, 1rem + 0.35vw, 1.25rem); -webkit-text-size-adjust: none; text-size-adjust: none; scroll-padding-top: 1rem }
body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; padding: 0; line-height: 1.5; hyphens: manual }
.site-header, .site-footer, .turn, .permalink, .home main, .listing main, .search main, .statement-page main { text-align: start }
@media (max-width: 40rem) { body { text-align: start } }
main { box-sizing: border-box; flex: 1 0 auto; width: 100%; max-width: calc(32em + 2.5rem); margin: 0 auto; padding: 1.5rem 1.25rem 3rem }
main:focus { outline: none }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em }
a:hover { text-decoration-thickness: 0.12em }
:focus-visible { outline: 0.16em solid var(--accent); outline-offset: 0.16em; border-radius: 0.1em }
section, article { margin: 0 }
h1, h2, h3, h4, h5, h6 { hyphens: manual; overflow-wrap: anywhere; text-wrap: balance }
.site-header, .site-footer, .turn, .home main, .listing main, .search main, .statement-page main { overflow-wrap: anywhere }
main h1 { margin-top: 1em }
mark { background: var(--marked); color: inherit }

.skip { position: absolute; left: 0.5rem; top: -6rem; padding: 0.6em 1em; background: var(--paper); z-index: 1 }
.skip:focus { top: 0.5rem }

/* The frame */

.site-header, .site-footer { padding: 0.4rem 1.25rem; font-size: 0.86rem; line-height: 1.4; display: flex; flex-wrap: wrap; gap: 0.2rem 2rem; justify-content: space-between; align-items: baseline }
.site-header { border-bottom: 1px solid var(--line) }
.site-footer { border-top: 1px solid var(--line); color: var(--faint) }
.site-header p, .site-footer p { margin: 0.35em 0; text-indent: 0; max-width: min(36em, 100%); min-width: 0 }
.site-title { font-size: 1.05rem; font-style: italic }
.site-header a, .site-footer a { color: inherit; text-decoration-color: var(--line) }
.site-header a:hover, .site-footer a:hover { color: var(--accent); text-decoration-color: currentcolor }
.site-header nav ul, .site-footer nav ul { display: flex; flex-wrap: wrap; gap: 0 1.4em; margin: 0; padding: 0; list-style: none }
.site-header nav a, .site-footer nav a, .site-title a { display: inline-block; max-width: 100%; padding: 0.35em 0 }
[aria-current="page"] { color: var(--ink); text-decoration: none }

/* Reading */

.reading main { hyphens: auto }
.epigraph-block { margin: 0 0 3rem }
.epigraph-page { margin-top: 1.5rem; break-after: auto; page-break-after: auto }
.epigraph, .epigraph-attribution { margin-left: clamp(0rem, 8vw, 4rem) }
.text a { color: inherit }
a.noteref { color: var(--accent); padding: 0.4em 0.25em; margin: 0 -0.1em }
a.footnote-mark { color: var(--accent); padding: 0.3em 0 }
aside.note:target, p:target, h2:target, h3:target { background: var(--wash); box-shadow: 0 0 0 0.5em var(--wash) }
.notes-block { border-top-color: var(--line) }
.table-block { max-width: 100%; overflow-x: auto }
.table-block:focus-visible { outline-offset: 0.3em }
img { height: auto; max-width: 100% }
figure img { max-height: 90vh; width: auto }
img.inline { width: auto; height: 1.2em }
pre { overflow-x: auto }
.permalink { clear: both; margin: 2.5rem 0 0; font-size: 0.82rem; text-indent: 0; text-align: start; hyphens: manual }
.permalink a { color: var(--faint); text-decoration-color: var(--line); display: inline-block; padding: 0.3em 0 }
.turn { clear: both; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.6rem 2rem; margin-top: 1.2rem; padding-top: 0.8rem; border-top: 1px solid var(--line); font-size: 0.9rem; hyphens: manual }
.turn a { display: block; padding: 0.4em 0; max-width: 100% }
.turn .next { margin-left: auto; text-align: end }

/* Home and lists */

.home main { max-width: 52rem }
.home p { text-indent: 0; text-align: start }
.home-top { display: grid; gap: 2rem; align-items: start }
.home-cover { display: block; width: min(62%, 19rem); margin: 0 auto; box-shadow: 0 0.1rem 0.3rem #0003, 0 0.6rem 1.8rem #0003 }
.home-presentation { min-width: 0 }
.home-author { margin: 0 0 0.6em; font-size: 1.1em }
.home-title { margin: 0; font-size: clamp(1.9rem, 1.4rem + 2.4vw, 3rem); font-weight: normal; line-height: 1.12 }
.home-subtitle { margin: 0.5em 0 0; font-size: 1.2em; font-style: italic }
.home-description { margin: 1.4em 0 0; max-width: 34em }
.home-read { margin: 1.6em 0 }
.home-detail { margin: 0.25em 0; font-size: 0.9em; color: var(--faint) }
.button, button { display: inline-block; padding: 0.5em 1.2em; border: 1px solid var(--accent); border-radius: 0.15em; background: var(--accent); color: var(--paper); font: inherit; text-decoration: none; cursor: pointer }
.button:hover, button:hover { background: transparent; color: var(--accent) }
.home h2, .listing h2, .statement-page h2 { margin: 2.2em 0 0.5em; font-size: 1.25em; font-weight: normal; text-align: start }
.home-downloads ul { margin: 0; padding: 0; list-style: none }
.home-downloads li { margin: 0; padding: 0.45em 0; border-top: 1px solid var(--line); text-indent: 0 }
.home-downloads li:last-child { border-bottom: 1px solid var(--line) }
.home-downloads a { display: inline-block; padding: 0.15em 0 }
.detail, .contents-detail { color: var(--faint); font-size: 0.85em }
.contents-list li { margin: 0; padding: 0.28em 0; text-indent: 0 }
.contents-list a { display: inline-block; padding: 0.08em 0; max-width: 100% }
.contents-part > a { font-variant-caps: normal }
.listing .contents-list { padding-left: 0 }
@media (min-width: 46rem) {
  .home-top { grid-template-columns: minmax(12rem, 19rem) 1fr; gap: 3rem }
  .home-cover { width: 100% }
}

.catalogue .volumes { margin: 2.5rem 0 0; padding: 0; list-style: none }
.catalogue .volumes > li { display: grid; grid-template-columns: clamp(5rem, 22vw, 11rem) 1fr; gap: 1.2rem clamp(1rem, 3vw, 2rem); padding: 1.8rem 0; border-top: 1px solid var(--line) }
.catalogue .volumes img { display: block; width: 100%; box-shadow: 0 0.1rem 0.3rem #0003, 0 0.4rem 1.2rem #0002 }
.catalogue .volumes h2 { margin: 0; font-size: 1.5em; line-height: 1.15 }
.catalogue .ways { margin: 1em 0 0; padding: 0; list-style: none }
.catalogue .ways a { display: inline-block; padding: 0.2em 0 }

/* Search and statement */

.search form { display: grid; grid-template-columns: 1fr auto; gap: 0.3em 0.6em; margin: 1.5em 0 1em }
.search form[hidden] { display: none }
.search label { grid-column: 1 / -1 }
.search input { min-width: 0; padding: 0.5em 0.7em; border: 1px solid var(--faint); border-radius: 0.15em; background: var(--paper); color: var(--ink); font: inherit }
.search p, .statement p { text-indent: 0; text-align: start }
.results { margin: 0; padding: 0; list-style: none }
.results li { padding: 0.7em 0; border-top: 1px solid var(--line) }
.results a { display: inline-block; padding: 0.1em 0 }
.extract { margin: 0.2em 0 0; font-size: 0.92em }
.statement p { margin: 0.7em 0 }
.statement li { margin: 0.3em 0 }

@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }

@media print {
  :root { --paper: #fff; --ink: #000; --faint: #333; --line: #999; --accent: #000; --wash: #fff; --marked: #fff }
  @page { margin: 2cm 2.2cm 2.2cm }
  html { font-size: 11pt }
  .skip, .site-header nav, .site-footer nav, .turn, .permalink, .home-read, .search form { display: none }
  .site-header { padding: 0 0 0.5em }
  main { max-width: none; padding: 0 }
  p { orphans: 2; widows: 2 }
  a { text-decoration: none }
  .text a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.8em; overflow-wrap: anywhere }
  figure, table, .epigraph-block { break-inside: avoid }
  h1, h2, h3 { break-after: avoid }
}
)css";

} // namespace

std::string_view site_stylesheet() { return sheet; }

} // namespace florilege
