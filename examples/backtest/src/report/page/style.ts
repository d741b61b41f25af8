import { Html } from './html.ts'

/** Style sheet of the page, for light and dark, and for a phone. */
export const style: Html = new Html(`<style>
:root { color-scheme: light dark; --line: light-dark(#d7dce2, #3a4149); --soft: light-dark(#566270, #a3afbb); --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#1b6e3c, #7ad69c); --main: light-dark(#1557b0, #8ab4f8); --other: light-dark(#8a5a00, #e3b341); --back: light-dark(#fff, #16191d); --tile: light-dark(#f3f5f7, #1f242a) }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--back); font: 15px/1.5 system-ui, "Noto Sans CJK KR", sans-serif }
h1 { font-size: 1.35rem; margin: 0 0 .25rem }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
p { margin: .25rem 0 }
small, .soft { color: var(--soft) }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; margin: 1rem 0 0; padding: 0 }
.tiles div { background: var(--tile); border-radius: .4rem; padding: .5rem .75rem }
.tiles dt { color: var(--soft); font-size: .85rem }
.tiles dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums }
.tiles small { display: block; font-size: .8rem; line-height: 1.3 }
.good { color: var(--good) }
.bad { color: var(--bad) }
figure { margin: 1rem 0 }
figcaption { font-weight: 600 }
.key { font-weight: 400; margin-left: .75rem; white-space: nowrap }
.key::before { content: ""; display: inline-block; width: 1.5rem; margin-right: .35rem; vertical-align: middle; border-top: 2px solid var(--main) }
.key.benchmark::before { border-top: 2px dashed var(--other) }
.plot { position: relative; margin: .5rem 0 0 3.5rem; height: 16rem }
.low .plot { height: 8rem }
svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible }
path { fill: none; vector-effect: non-scaling-stroke }
path.grid { stroke: var(--line) }
path.zero { stroke: var(--soft) }
path.strategy { stroke: var(--main); stroke-width: 2 }
path.benchmark { stroke: var(--other); stroke-width: 1.75; stroke-dasharray: 5 4 }
path.area { fill: var(--main); opacity: .12 }
.mark { position: absolute; right: calc(100% + .4rem); transform: translateY(-50%); color: var(--soft); font-size: .8rem; white-space: nowrap }
.months { position: relative; margin-left: 3.5rem; height: 1.5rem; color: var(--soft); font-size: .8rem }
.months span { position: absolute; white-space: nowrap }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap }
th { color: var(--soft); font-weight: 600 }
.number { text-align: right }
li { margin: .25rem 0 }
@media (max-width: 40rem) { body { padding: .75rem } .tiles { grid-template-columns: repeat(2, 1fr) } .plot { height: 12rem } th, td { padding-right: .5rem } }
@media print { .wide { overflow: visible } body { font-size: 11px } }
</style>`)
