import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeBrowser } from '@stockeye/test-kit/browser'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readEntries } from '../../scripts/reference.ts'
import { dist, serveSite } from './serve-site.test-kit.ts'

describe('llms.txt', () => {
  it('names pages that the site has as Markdown, with the links that are in the site', () => {
    const list = readFileSync(join(dist, 'llms.txt'), 'utf8')
    const routes = [...list.matchAll(/^- \[[^\]]+\]\(\/([^)]+)\)/gm)].map(([, route = '']) => route)

    expect(routes).toEqual(expect.arrayContaining(['index.md', 'endpoints.md', 'packages/kis-client/trading.md']))
    expect(routes.filter((route) => !existsSync(join(dist, route)))).toEqual([])
    expect(existsSync(join(dist, 'llms-full.txt'))).toBe(true)
  })
})

describe('the reference', () => {
  const read = (name: string) => readFileSync(join(dist, 'reference', `${name}.md`), 'utf8')

  it('has a page for each entry of the published packages but the tables of endpoints', () => {
    const names = readEntries(join(dist, '../../..')).map(({ name }) => name)

    expect(names).toEqual(expect.arrayContaining(['@stockeye/kis-client', '@stockeye/token-manager/sqlite']))
    expect(names.filter((name) => !read(name).includes(`# ${name}`))).toEqual([])
    expect(names.filter((name) => name.includes('endpoints'))).toEqual([])
  })

  it('has each export of kis-client on one page, with a link from the page of the entry', () => {
    const home = read('@stockeye/kis-client')
    const parts = [...home.matchAll(/\(kis-client\/(main\/[a-z-]+)\.md\)/g)].map(([, part = '']) => part)
    const index = readFileSync(join(dist, '../../../packages/kis-client/src/index.ts'), 'utf8')
    const own = index.replace(/export type \{[^}]*\} from '@stockeye\/token-manager'/, '')
    const names = [...own.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list = '']) =>
      list.split(',').flatMap((name) => /(\w+)\s*$/.exec(name)?.[1] ?? []),
    )
    const headings = [home, ...new Set(parts.map((part) => read(`@stockeye/kis-client/${part}`)))].flatMap((text) =>
      [...text.matchAll(/^### (?:`abstract` )?(\w+)/gm)].map(([, name]) => name),
    )

    expect(parts).toEqual(expect.arrayContaining(['main/orders', 'main/realtime']))
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => headings.filter((heading) => heading === name).length !== 1)).toEqual([])
  })

  it('names what a function does, its example, and the errors that it throws, with links', () => {
    const [, placeOrder = ''] = /^### placeOrder\(\)\n(.*?)^### /ms.exec(read('@stockeye/kis-client/main/orders')) ?? []

    expect(placeOrder).toContain('Places an order, once, in one call.')
    expect(placeOrder).toContain("await placeOrder(kis, { symbol: '005930', side: 'buy'")
    expect(placeOrder).toContain(
      '- [KisUnansweredError](../../kis-client.md#kisunanswerederror): unknown: the order may exist.',
    )
  })
})

describeBrowser('the site in a browser', (executablePath) => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveSite>>
  beforeAll(async () => {
    site = await serveSite()
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    site?.close()
  })

  /** Opens a page, whose errors and calls of other hosts the test then finds in `faults`. */
  async function open(
    path: string,
    width = 1280,
  ): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    onTestFinished(() => page.close())
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) faults.push(request.url())
    })
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    return { page, faults }
  }
  const rowsOf = (page: Page) => page.locator('.endpoint-rows > li')
  const inputOf = (page: Page) => page.getByRole('searchbox')

  it.each([
    ['by its Korean name', '주식현재가 시세', 'inquirePrice', '주식현재가 시세'],
    ['by its TR id', 'ttts3012r', 'inquireBalance', 'TTTS3012R'],
    ['by a field', 'ctx_area_fk100', 'inquireBalance', 'CTX_AREA_FK100'],
    ['by the Korean name of a field', '전송주문조직번호', 'orderCash', '한국거래소전송주문조직번호'],
  ])('finds an endpoint %s, and keeps the search in its address', async (_how, text, constant, shown) => {
    const { page, faults } = await open('/endpoints')
    expect(await rowsOf(page).count()).toBe(341)

    await inputOf(page).fill(text)
    const row = rowsOf(page)
      .filter({ has: page.locator('code', { hasText: new RegExp(`^${constant}$`) }) })
      .first()
    await row.waitFor()

    expect(await row.textContent()).toContain(shown)
    expect(await rowsOf(page).count()).toBeLessThan(341)
    expect(new URL(page.url()).searchParams.get('q')).toBe(text)
    const found = await rowsOf(page).count()
    await page.reload({ waitUntil: 'networkidle' })
    expect(await inputOf(page).inputValue()).toBe(text)
    expect(await rowsOf(page).count()).toBe(found)
    expect(faults).toEqual([])
  })

  it('opens an endpoint by keyboard, with its import and its fields', async () => {
    const { page } = await open('/endpoints?q=TTTC0012U')

    await inputOf(page).focus()
    for (let step = 0; step < 3; step++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const text = await rowsOf(page).first().locator('dl').textContent()

    expect(text).toContain("import { orderCash } from '@stockeye/kis-client/endpoints/domestic-stock'")
    expect(text).toContain('VTTC0012U')
    expect(await rowsOf(page).first().getByRole('cell', { name: '한국거래소전송주문조직번호' }).count()).toBe(1)
  })

  it('shows the endpoint that the address names', async () => {
    const { page } = await open('/ko/endpoints#feeds-domestic-stock-ccnl-krx')
    const row = page.locator('#feeds-domestic-stock-ccnl-krx')

    expect(await row.locator('dl').textContent()).toContain(
      "import { ccnlKrx } from '@stockeye/kis-client/endpoints/feeds'",
    )
    expect(await row.locator('dl').textContent()).toContain('H0STCNT0')
  })

  it('keeps to paper trading, and to an entry', async () => {
    const { page } = await open('/endpoints')

    await page.getByLabel('in paper trading').check()
    await page.getByLabel('Entry').selectOption('overseas-stock')
    await page.waitForURL(/category=overseas-stock&paper=1/)

    expect(await rowsOf(page).count()).toBeGreaterThan(0)
    expect(await rowsOf(page).count()).toBe(await rowsOf(page).locator('.paper').count())
  })

  it.each(['/endpoints#domestic-stock-inquire-price', '/ko/endpoints?q=ODNO', '/', '/ko/', '/faults'])(
    'fits a window of 375 px: %s',
    async (path) => {
      const { page, faults } = await open(path, 375)

      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
      expect(faults).toEqual([])
    },
  )

  it.each(['/endpoints?q=TTTC0012U', '/ko/endpoints#domestic-stock-order-cash', '/ko/'])(
    'has no fault that axe finds: %s',
    async (path) => {
      const { page } = await open(path)

      await page.evaluate(axe.source)
      const violations = await page.evaluate(
        "axe.run('.vp-doc').then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
      )

      expect(violations).toEqual([])
    },
  )

  it('finds Korean words by their ends, too, in a search without a network', async () => {
    const { page, faults } = await open('/ko/')

    await page.keyboard.press('Control+k')
    // No word of the pages begins like this: it is the end of 실전투자.
    await page.getByRole('searchbox').fill('전투자')
    await page.locator('.result').first().waitFor()

    expect(await page.locator('.result').count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })

  it.each([
    ['/endpoints', '/ko/endpoints'],
    ['/ko/endpoints', '/endpoints'],
    ['/packages/kis-client/orders', '/ko/'],
  ])('leads from %s to the other language at %s', async (path, other) => {
    const { page } = await open(path)

    const link = await page.locator('.VPNavBarTranslations a').first().getAttribute('href')

    expect(link).toBe(other)
  })
})
