/** The look of an exported document: light, quiet, from fonts every computer has, made to be printed. */
export const caseStyle = `:root { color-scheme: light; --ink: #23201b; --quiet: #5a5347; --line: #d8d0c2; --accent: #2f5d50; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.5 Charter, "Bitstream Charter", "Source Serif 4", Georgia, "DejaVu Serif", serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3, table, .note, .refs, .index { font-family: "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: .95rem; margin: 1.1rem 0 .3rem; }
p, ul { margin: .35rem 0; }
ul { padding-left: 1.25rem; }
li { margin: .25rem 0; }
blockquote { margin: .6rem 0; padding-left: .9rem; border-left: 3px solid var(--accent); }
a { color: var(--accent); }
.note { color: var(--quiet); font-size: .8125rem; }
.refs { color: var(--quiet); font-size: .75rem; white-space: nowrap; }
.refs a { color: inherit; text-decoration: none; }
.refs a:hover, .refs a:focus-visible { text-decoration: underline; }
.index { list-style: none; padding: 0; font-size: .8125rem; line-height: 1.4; }
.columns { columns: 20rem 2; column-gap: 1.75rem; }
.columns h3 { margin: .6rem 0 .2rem; break-after: avoid; }
.columns li { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: .8125rem; line-height: 1.35; margin: .4rem 0 .8rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-weight: 600; }
th:nth-child(1) { width: 32%; }
td:nth-child(2) { width: 15%; font-weight: 600; overflow-wrap: normal; }
td:nth-child(4) { width: 14%; color: var(--quiet); }
@media (max-width: 36rem) {
  table, tbody, tr, th[scope="row"], td { display: block; width: auto !important; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  th[scope="row"], td { border: 0; padding: .1rem 0; }
  tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
}
@media print {
  @page { margin: 14mm 16mm; }
  body { font-size: 9.5pt; line-height: 1.38; }
  main { max-width: none; padding: 0; }
  h2 { margin-top: 1.1rem; }
  h2, h3 { break-after: avoid; }
  li, tr, blockquote { break-inside: avoid; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11.5pt; }
  h3 { font-size: 9.5pt; margin: .6rem 0 .2rem; }
  li { margin: .15rem 0; }
  table, .index { font-size: 7.5pt; }
  .columns { columns: 2; }
  .note, .refs { font-size: 7.5pt; }
  thead { display: table-header-group; }
}`;
