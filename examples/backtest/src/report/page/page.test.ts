import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findProgram } from '@stockeye/test-kit/find-program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../figures/figures.ts'
import { threeDays, threeDaysData, threeDaysRun } from '../record.test-kit.ts'
import { formatPage } from './page.ts'

const evil = `<script>document.title='run'</script><img src="x" onerror="document.title='run'">`
const daysNeeded = { KRX: 1, US: 1 }

const pageOf = (reason: string): string => {
  const record = { ...threeDays, orders: threeDays.orders.map((order) => ({ ...order, reason, code: reason })) }
  const run = {
    ...threeDaysRun,
    rules: { KRX: reason, US: reason },
    symbols: [reason],
    troubles: [{ word: 'A', count: 1, first: reason }],
  }
  return formatPage(run, figuresOf({ record, data: threeDaysData, daysNeeded }))
}

describe('formatPage', () => {
  it('loads nothing from elsewhere, and runs no script', () => {
    const page = pageOf('dip')

    expect(page.match(/(?:src|href|action)=|url\(|@import|https?:|<script|\son\w+=/g)).toBeNull()
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('escapes reasons, rules, codes and lines of the log', () => {
    const page = pageOf(evil)

    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;script&gt;')
  })

  it('shows figures, trips with their reasons, costs and assumptions', () => {
    const page = pageOf('my-reason')

    for (const text of [
      '+0.95 %',
      '+2.50 %',
      '9,994,399 KRW',
      '-5,601',
      'my-reason, my-reason',
      '1,392',
      'assumptions.md',
    ])
      expect(page).toContain(text)
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
  })
})

const browser = findProgram('chromium', 'chromium-browser', 'google-chrome')

describe.runIf(browser !== undefined)('the page in a browser', () => {
  /** Returns the document as the browser has it after it has read the page. */
  function read(page: string): string {
    const file = join(tempFolder('page'), 'page.html')
    writeFileSync(file, page)
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom']
    return execFileSync(browser ?? '', [...flags, pathToFileURL(file).href], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  }

  it('has the charts and tables, and runs nothing that a text holds', () => {
    const dom = read(pageOf(evil))

    expect(dom).toContain('<title>Backtest from 2026-01-05 to 2026-01-07</title>')
    expect(dom.match(/<svg/g)).toHaveLength(6)
    expect(dom.match(/<table/g)).toHaveLength(5)
    expect(dom).not.toContain('<img')
  })
})
