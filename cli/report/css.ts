/** How a report looks, by day and by night, on a screen and on paper. */
export const css = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6472; --line: #d9dde4; --back: #fff; --card: #f5f7fa; --good: #0a6b3d; --bad: #b3261e;
  --c0: #0b5fbf; --c1: #b3470a; --c2: #08745f; --c3: #9b2c87; --c4: #6b5a00; --c5: #5746c7; --c6: #a61b3d; --c7: #3c6b12; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a3acba; --line: #39414e; --back: #14181f; --card: #1d232c; --good: #5fd49a; --bad: #ff8a80;
  --c0: #6cb2ff; --c1: #ffa765; --c2: #4fd6b9; --c3: #f093de; --c4: #e2c94a; --c5: #b3a7ff; --c6: #ff8fa8; --c7: #a2d96c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 42rem; } .soft { color: var(--soft); } ul.notes { margin: .5rem 0; padding-left: 1.2rem; color: var(--soft); font-size: .9rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; }
.facts div { background: var(--card); border-radius: .5rem; padding: .75rem 1rem; } .facts dt { color: var(--soft); font-size: .85rem; }
.facts dd { margin: 0; font-size: 1.35rem; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; } .facts dd small { display: block; font-size: .85rem; color: var(--soft); }
.proof { border-left: .25rem solid var(--good); padding: .25rem 0 .25rem .75rem; } .proof.not { border-color: var(--bad); }
figure { margin: 1rem 0; } figcaption { color: var(--soft); font-size: .9rem; } svg { width: 100%; height: auto; display: block; font: 12px system-ui, sans-serif; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.scroll { overflow-x: auto; } .scroll.wide svg { min-width: 40rem; } .grid { stroke: var(--line); stroke-width: 1; fill: none; } .tick { fill: var(--soft); } .title { fill: var(--ink); font-size: 13px; } text { paint-order: stroke; stroke: var(--back); stroke-width: 3px; }
.line, .lead, .other { fill: none; stroke-width: 2; stroke-linejoin: round; } .lead { stroke-width: 1; } .other { stroke: var(--soft); stroke-width: 1; opacity: .45; }
.band { fill: var(--c0); opacity: .18; } .mark { stroke: var(--soft); stroke-dasharray: 3 4; fill: none; } .mark.chosen { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: none; }
.marked { fill: var(--soft); } .marked.chosen { fill: var(--ink); font-weight: 600; } circle { fill: var(--c0); opacity: .55; } circle.bin { opacity: 1; } .ideal { stroke: var(--soft); stroke-dasharray: 5 4; fill: none; }
${[0, 1, 2, 3, 4, 5, 6, 7].map((k) => `.line.c${k}, .lead.c${k} { stroke: var(--c${k}); } .name.c${k} { fill: var(--c${k}); font-weight: 600; }`).join(' ')}
.line.c4, .line.c5, .line.c6, .line.c7 { stroke-dasharray: 7 3; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } 
th, td { padding: .3rem .75rem .3rem 0; text-align: right; border-bottom: 1px solid var(--line); } th[scope=row], th:first-child { text-align: left; font-weight: 500; } thead th { color: var(--soft); font-weight: 500; }
.confusion td, .confusion th { padding: .3rem .75rem; } .confusion .hit { font-weight: 700; } meter { width: 8rem; height: .75rem; }
td.bar { width: 10rem; text-align: left; } td.bar span { display: inline-block; height: .6rem; border-radius: .2rem; background: var(--c0); } td.bar span.minus { background: var(--c1); }
details { margin: .75rem 0; } summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--c0); outline-offset: 2px; } pre { background: var(--card); border-radius: .5rem; padding: 1rem; overflow-x: auto; font-size: .85rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@media print { body { max-width: none; padding: 0; } details { display: none; } figure, table { break-inside: avoid; } }
`
