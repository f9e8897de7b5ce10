/** The whole style of a report. Contrast of text is at least 4.5:1 on either ground; print is always light and black. */
export const reportStyle = `
:root { color-scheme: light dark; --ground:#f7f6f3; --surface:#fffefb; --text:#1d2420; --quiet:#58615b; --line:#d9d9d2; --link:#0b5d68;
  --good:#17643a; --good-ground:#e3f1e7; --warn:#7a4b00; --warn-ground:#fbefd6; --bad:#a11d24; --bad-ground:#fbe6e4;
  --one:#1f6f8b; --two:#b5482a; --three:#c08a1e; --four:#3d7d56; --five:#7a5c99; }
@media (prefers-color-scheme: dark) { :root { --ground:#141816; --surface:#1c211e; --text:#e9ece8; --quiet:#a5aea8; --line:#39403b; --link:#7cc9d6;
  --good:#8fd6a8; --good-ground:#1b3325; --warn:#f0c06a; --warn-ground:#3a2d12; --bad:#ff9d94; --bad-ground:#43201e;
  --one:#5fb0cc; --two:#e58a6a; --three:#e0b452; --four:#7cc397; --five:#b79bd6; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--ground); color:var(--text); font:16px/1.55 system-ui, sans-serif; overflow-wrap:anywhere; }
main, header, footer, nav { max-width:1120px; margin:0 auto; padding:0 20px; }
header { padding-top:40px; }
h1 { font-size:1.7rem; line-height:1.2; margin:0 0 4px; letter-spacing:-.01em; }
h2 { font-size:1.25rem; margin:48px 0 12px; letter-spacing:-.005em; }
h3 { font-size:1.05rem; margin:0 0 2px; }
p { margin:0 0 8px; max-width:72ch; }
a { color:var(--link); }
.verdict ul { margin:6px 0 0; padding-left:20px; }
.quiet, figcaption p, caption, dt { color:var(--quiet); }
code, .hex { font-family:ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size:.86em; }
nav ul { display:flex; flex-wrap:wrap; gap:4px 18px; list-style:none; padding:0; margin:16px 0 0; }
.verdict { border-left:6px solid; border-radius:6px; padding:16px 20px; margin:24px 0 0; }
.verdict strong { display:block; font-size:1.35rem; line-height:1.3; }
.verdict p { color:var(--text); margin:4px 0 0; }
.good { background:var(--good-ground); border-color:var(--good); } .good strong { color:var(--good); }
.warn { background:var(--warn-ground); border-color:var(--warn); } .warn strong { color:var(--warn); }
.bad { background:var(--bad-ground); border-color:var(--bad); } .bad strong { color:var(--bad); }
dl.facts { display:grid; grid-template-columns:repeat(auto-fit, minmax(150px, 1fr)); gap:16px 24px; margin:24px 0 0; }
dl.facts div.long { grid-column:1 / -1; }
dt { font-size:.85rem; } dd { margin:0; font-variant-numeric:tabular-nums; }
.cards { display:grid; grid-template-columns:repeat(auto-fill, minmax(min(100%, 400px), 1fr)); gap:16px; }
.card, figure, section.statement { background:var(--surface); border:1px solid var(--line); border-radius:10px; padding:16px 18px; margin:0 0 16px; }
.card { margin:0; }
table { width:100%; border-collapse:collapse; font-size:.9rem; font-variant-numeric:tabular-nums; }
caption { text-align:left; font-size:.85rem; padding-bottom:4px; }
.card .hex { color:var(--quiet); font-size:.78rem; margin-bottom:8px; }
.card dl { margin:0; font-size:.9rem; } .card dl div { display:flex; flex-wrap:wrap; justify-content:space-between; gap:0 16px; padding:5px 0; border-top:1px solid var(--line); }
.card dd { margin-left:auto; text-align:right; } .card dt { font-size:.9rem; }
th, td { text-align:left; padding:5px 12px 5px 0; border-bottom:1px solid var(--line); vertical-align:top; font-weight:400; overflow-wrap:break-word; }
thead th { color:var(--quiet); font-size:.82rem; }
tr:last-child > * { border-bottom:0; }
.n { text-align:right; padding-right:0; padding-left:12px; } .t { white-space:nowrap; }
svg { display:block; width:100%; height:auto; }
.wide svg { max-width:1040px; } .narrow { display:none; } .narrow svg { max-width:420px; margin:0 auto; }
details { margin-top:8px; } summary { cursor:pointer; color:var(--link); font-size:.9rem; }
summary:focus-visible, a:focus-visible { outline:2px solid var(--link); outline-offset:2px; }
ul.findings { padding-left:20px; } ul.findings li { margin-bottom:6px; }
footer { padding-top:32px; padding-bottom:48px; font-size:.85rem; }
@media screen and (max-width: 860px) {
  header { padding-top:24px; } main, header, footer, nav { padding-left:14px; padding-right:14px; }
  .card, figure, section.statement { padding:14px; }
  table.data, table.data tbody, table.data tr, table.data td, table.data caption { display:block; }
  table.data thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); }
  table.data tr { border-bottom:1px solid var(--line); padding:8px 0; }
  table.data td { display:flex; justify-content:space-between; gap:16px; border:0; padding:1px 0; text-align:right; }
  table.data td::before { content:attr(data-label); color:var(--quiet); text-align:left; flex:none; }
  th, td { overflow-wrap:anywhere; }
}
@media screen and (max-width: 640px) { .wide { display:none; } .narrow { display:block; } }
@media print {
  :root { color-scheme:light; --ground:#fff; --surface:#fff; --text:#000; --quiet:#444; --line:#bbb; --link:#000; --good:#0b4d2a; --good-ground:#fff; --warn:#5c3900; --warn-ground:#fff;
    --bad:#8a0f16; --bad-ground:#fff; --one:#1f6f8b; --two:#b5482a; --three:#c08a1e; --four:#3d7d56; --five:#7a5c99; }
  @page { margin:16mm 14mm; }
  body { font-size:10.5pt; } main, header, footer, nav { max-width:none; padding-left:0; padding-right:0; } header { padding-top:0; }
  nav { display:none; } h2 { margin-top:24pt; break-after:avoid; }
  .card, figure, tr, .verdict, li { break-inside:avoid; } thead { display:table-header-group; }
  .wide { display:block; } .narrow { display:none; } .cards { grid-template-columns:1fr 1fr; }
  figure, .card, section.statement { border-color:#bbb; } .verdict { border:1px solid; border-left-width:6px; }
  details:not([open]) { display:none; } table { font-size:8pt; } .statement table { font-size:7.2pt; } th, td { padding-right:6pt; } .n { padding-left:6pt; }
  .card dl, .card dt { font-size:8.2pt; } .card .hex { font-size:6.6pt; } h3, caption, .statement > p { break-after:avoid; }
}
`;
