import { expect, it } from 'vitest'
import { fillPage, type SavedReports } from './pages.ts'
import type { Report } from './report.ts'

const report: Report = {
  machine: 'a chip, 2 cores, Node 24.21.0',
  date: '2026-11-30',
  libraries: { undici: '8.12.0', ws: '8.23.0' },
  rows: [
    {
      id: 'call',
      title: 'calls for a quote',
      unit: 'calls/CPU-s',
      better: 'higher',
      ours: 4_520,
      peers: { 'floor: bare undici': 5_650, 'another client': 904 },
      ratio: 0.8,
      atLeast: 0.9,
      runs: 5,
    },
    { id: 'year', title: 'a year', unit: 'CPU s', better: 'lower', ours: 129, peers: {}, runs: 3 },
  ],
}

const saved: SavedReports = { 'kis-client': report }

it('writes all rows of a package with its source, and leaves the rest of the page', () => {
  const page = 'before\n\n<!-- bench: kis-client -->\nold\n<!-- /bench -->\n\nafter\n'

  expect(fillPage(page, saved).split('\n')).toEqual([
    'before',
    '',
    '<!-- bench: kis-client -->',
    '',
    '| row | what it measures | unit, better | ours | each peer (ratio) | bound of the ratio |',
    '| --- | --- | --- | --- | --- | --- |',
    '| `call` | calls for a quote | calls/CPU-s, higher | 4,520 | floor: bare undici: 5,650 (0.8)<br>another client: 904 (5) | 0.9, missed |',
    '| `year` | a year | CPU s, lower | 129 |  |  |',
    '',
    '`npm run bench -- kis-client`, 2026-11-30, a chip, 2 cores, Node 24.21.0. A ratio above 1 means that ours is better. undici 8.12.0, ws 8.23.0.',
    '',
    '<!-- /bench -->',
    '',
    'after',
    '',
  ])
})

it('writes the named rows in their order, without the source', () => {
  const page = '<!-- bench: kis-client year call -->\n<!-- /bench -->'

  const rows = fillPage(page, saved).match(/^\| `\w+`/gm)

  expect(rows).toEqual(['| `year`', '| `call`'])
  expect(fillPage(page, saved)).not.toContain('npm run bench')
})

it('ends the source of rows that load no library after the ratio', () => {
  const page = fillPage('<!-- bench: own -->\n<!-- /bench -->', { own: { ...report, libraries: {} } })

  expect(page).toContain('A ratio above 1 means that ours is better.\n')
})

it('returns a page that is filled already as it is', () => {
  const once = fillPage('<!-- bench: kis-client -->\n<!-- /bench -->', saved)

  expect(fillPage(once, saved)).toBe(once)
})

it('refuses a package and a row without figures', () => {
  expect(() => fillPage('<!-- bench: other -->\n<!-- /bench -->', saved)).toThrow('npm run bench -- other --save')
  expect(() => fillPage('<!-- bench: kis-client none -->\n<!-- /bench -->', saved)).toThrow('no saved row "none"')
})
