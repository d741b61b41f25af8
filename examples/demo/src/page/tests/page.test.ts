import { describeBrowser } from '@stockeye/test-kit/browser'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { launchBrowser, openPage, saveScreenshot } from './browser.test-kit.ts'
import { type FakeBox, type FakeBoxFiles, type FakeBoxOptions, makeFiles, startFakeBox } from './fake-box.test-kit.ts'
import { clock, evidence, figures, messages, now, realNow } from './sample.test-kit.ts'

describeBrowser('the page of the box', (executablePath) => {
  let browser: Browser
  let made: FakeBoxFiles
  beforeAll(async () => {
    ;[browser, made] = await Promise.all([launchBrowser(executablePath), makeFiles()])
  })
  afterAll(() => browser?.close())

  async function startBox(options?: FakeBoxOptions): Promise<FakeBox> {
    const box = await startFakeBox(made, options)
    onTestFinished(() => box.stop())
    return box
  }
  const open = async (options?: Parameters<typeof openPage>[2], hash = '') => {
    const box = await startBox()
    return { box, ...(await openPage(browser, `${box.url}/${hash}`, options)) }
  }

  it('shows the whole system without an error of its policy, and calls no other origin', async () => {
    const { page, box, errors, called } = await open()

    expect(await page.locator('h2').allTextContents()).toEqual([
      'Chat',
      'Simulated time',
      'Proof',
      'Faults',
      'Time line',
      'Life of the token',
      'Sessions',
      'Jobs',
      'Orders',
      'Chart',
      'Equity and drawdown',
      'Positions',
      'Topics of the stream',
    ])
    expect(await page.locator('.message').count()).toBe(4)
    expect(await page.locator('.figure').allInnerTexts()).toEqual([
      '12,345 calls to KIS\n\n0 failed\n\nas promised',
      '2 token rotations\n\n2 sessions rebuilt\n\nas promised',
      '24 orders booked\n\n0 duplicates\n\nas promised',
      '3 runs triggered\n\n2 completions in the chat\n\non the way',
    ])
    expect(await page.locator('#orders tbody tr').allInnerTexts()).toEqual([
      'Tue 20 Oct 10:27\tBuy 000660 10 × 212,500\t0/10\tunknown',
      'Tue 20 Oct 10:10\tSell 005930 10 × 70,100\t4/10\tpartly filled',
      'Tue 20 Oct 09:50\tBuy 000660 10 × 70,100\t0/10\trejected',
      'Tue 20 Oct 09:40\tBuy 005930 10 × 70,100\t10/10\tfilled',
    ])
    expect(await page.locator('#positions tbody tr').allInnerTexts()).toEqual([
      '005930 삼성전자\t120\t69,850.42\t70,300\t▲\u00a00.64%',
      'AAPL Apple\t7\t231.40\t229.15\t▼\u00a00.97%',
    ])
    expect(await page.locator('.token').count()).toBe(3)
    expect(await page.locator('#jobs tbody tr').first().textContent()).toContain('Wed 21 Oct 06:30')
    expect(errors).toEqual([])
    expect(called.filter((address) => !address.startsWith(`${box.url}/`))).toEqual([])
  })

  it('draws the worth of the account from its beginning, and each new point', async () => {
    const { page, box } = await open()
    const times = () => page.locator('#equity svg text').allTextContents()
    await expect.poll(times).toContain('09:00')

    box.emitApi('equity', { point: { at: now, currency: 'KRW', equity: '99000000', drawdownPercent: 1.5 } })

    await page.locator('#equity', { hasText: '99,000,000 KRW' }).waitFor()
    expect(await times()).toContain('09:00')
  })

  it('sends a message, and shows the answer and its edit', async () => {
    const { page, box } = await open()

    await page.getByLabel('Message to the bot').fill('/show_schedules')
    await page.getByLabel('Message to the bot').press('Enter')
    const answer = page.locator('.message', { hasText: 'answer to /show_schedules' })
    await answer.getByRole('button', { name: 'Run now' }).click()
    await page.locator('.message', { hasText: 'pressed Run now' }).getByText('edited').waitFor()

    expect(await page.getByLabel('Message to the bot').inputValue()).toBe('')
    expect(box.sent).toContain('POST /box/chat {"text":"/show_schedules"}')
    expect(box.sent).toContain('POST /box/chat {"messageId":6,"label":"Run now"}')
    expect(await answer.count()).toBe(0)
  })

  it('keeps a message that could not be sent, and says so', async () => {
    const { page, box } = await open()
    box.refuse(true)

    await page.getByLabel('Message to the bot').fill('/orders')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Not sent').waitFor()

    expect(await page.getByLabel('Message to the bot').inputValue()).toBe('/orders')
  })

  it('shows the picture of a message', async () => {
    const { page } = await open()

    const picture = page.getByAltText('Chart that the bot has sent')
    await picture.scrollIntoViewIfNeeded()

    await expect.poll(() => picture.evaluate((image: { naturalWidth?: number }) => image.naturalWidth)).toBe(960)
  })

  it('is used by keyboard alone: message, button, speed, fault, filter, evidence', async () => {
    const { page, box } = await open()
    const focused = () => page.locator(':focus')
    /** Presses Tab until the element with the name, or the field with the placeholder, has the focus. */
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press('Tab')
        const names = [
          await focused().getAttribute('aria-label'),
          await focused().getAttribute('placeholder'),
          await focused().textContent(),
        ]
        if (names.includes(name)) return
      }
      throw new Error(`no Tab leads to ${name}`)
    }

    await tabTo('Skip to the content')
    await page.keyboard.press('Enter')
    await tabTo('지금 실행')
    await page.keyboard.press('Enter')
    await page.locator('.message', { hasText: 'pressed 지금 실행' }).waitFor()
    // The button is gone: the focus stays in the chat.
    await expect.poll(() => focused().getAttribute('role')).toBe('log')
    await tabTo('/show_schedules')
    await tabTo('/show_schedules')
    await page.keyboard.type('/balance')
    await page.keyboard.press('Enter')
    await page.locator('.message', { hasText: 'answer to /balance' }).waitFor()
    await tabTo('600×')
    await page.keyboard.press('Space')
    await tabTo('Cause: Kill the token')
    await page.keyboard.press('Enter')
    await tabTo('Off')
    await page.keyboard.press('Space')
    await page.getByRole('switch', { name: 'Stop the issuer', checked: true }).waitFor()
    await tabTo('Session')
    await page.keyboard.press('Space')
    await expect.poll(() => page.locator('.entry').count()).toBe(1)
    await tabTo('Buy 000660')
    await page.keyboard.press('Enter')
    await page.locator('.evidence').waitFor()
    await expect.poll(() => focused().textContent()).toBe('Evidence of the order')
    await page.keyboard.press('Escape')
    // The address changes at once, and the page with the event of that change.
    await page.locator('.order-detail').waitFor({ state: 'detached' })

    expect(await focused().textContent()).toBe('Buy 000660')
    expect(box.sent).toEqual(
      expect.arrayContaining([
        'POST /box/clock {"speed":600}',
        'POST /box/faults {"name":"kill-token","isOn":true}',
        'POST /box/faults {"name":"stop-issuer","isOn":true}',
      ]),
    )
  })

  it('shows the focus of a keyboard', async () => {
    const { page } = await open()

    await page.getByLabel('Message to the bot').focus()
    await page.keyboard.press('Tab')

    const outline = await page.evaluate(
      `(({ outlineStyle, outlineWidth }) => outlineStyle + ' ' + outlineWidth)(getComputedStyle(document.activeElement))`,
    )
    expect(outline).toBe('solid 2px')
  })

  it('opens an order from the time line to its evidence, and goes back and forward', async () => {
    const { page } = await open()

    await page.locator('.entry', { hasText: 'it is not known whether KIS has it' }).getByRole('link').click()
    await page.locator('.evidence').waitFor()
    const shown = await page.locator('.evidence').textContent()
    const address = page.url()
    await page.goBack()
    await page.locator('.order-detail').waitFor({ state: 'detached' })
    await page.goForward()
    await page.locator('.evidence').waitFor()

    expect(shown).toBe(evidence)
    expect(new URL(address).hash).toBe('#order=buy-2')
  })

  it('opens the state that a link names', async () => {
    const { page } = await open({}, '#symbol=NASD:AAPL&order=buy-1&run=run-1&kinds=token,job&lang=ko')

    await page.locator('.evidence').waitFor()

    expect(await page.locator('html').getAttribute('lang')).toBe('ko')
    expect(await page.locator('#candles select').inputValue()).toBe('NASD:AAPL')
    expect(await page.locator('.entry-kind').allTextContents()).toEqual(['잡', '토큰'])
    expect(await page.locator('.run[aria-current]').count()).toBe(1)
    expect(await page.locator('#orders tr.chosen').textContent()).toContain('매수 005930')
  })

  it('says of an order that the journal does not have it', async () => {
    const { page } = await open({}, '#order=never-placed')

    await page.getByText('The journal does not have this order').waitFor()
  })

  it('reads the evidence again when the order changes', async () => {
    const { page, box, called } = await open({}, '#order=sell-1')
    await page.locator('.evidence').waitFor()
    const reads = () => called.filter((address) => address.endsWith('/orders/sell-1')).length
    const before = reads()

    box.emitApi('order', {
      order: {
        id: 'sell-1',
        symbol: '005930',
        exchange: 'KRX',
        side: 'sell',
        quantity: '10',
        filled: '10',
        state: 'filled',
        intendedAt: now,
      },
    })
    await page.locator('#orders tr.chosen', { hasText: '10/10' }).waitFor()

    await expect.poll(reads).toBe(before + 1)
  })

  it('shows the chart of the order that is open, and of the symbol that is chosen', async () => {
    const { page, errors } = await open({}, '#order=sell-1')
    const select = page.locator('#candles select')
    await expect.poll(() => select.inputValue()).toBe('KRX:005930')

    await page.locator('#positions').getByRole('link', { name: 'AAPL' }).click()
    await expect.poll(() => select.inputValue()).toBe('NASD:AAPL')
    await select.selectOption('KRX:000660')
    await page.getByRole('button', { name: 'Day' }).click()
    await page.locator('#candles svg').waitFor()

    expect(new URL(page.url()).hash).toBe('#symbol=KRX:000660&order=sell-1')
    expect(errors).toEqual([])
  })

  it('speaks the language of the browser, and changes it', async () => {
    const { page } = await open({ locale: 'ko-KR' })
    const korean = await page.locator('#orders h2').textContent()

    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()

    expect(korean).toBe('주문')
    await expect.poll(() => page.locator('#orders h2').textContent()).toBe('Orders')
    expect(new URL(page.url()).hash).toBe('#lang=en')
  })

  it('follows the theme of the system, until the visitor chooses one', async () => {
    const { page } = await open({ colorScheme: 'dark' })
    const theme = () => page.locator('html').getAttribute('data-theme')
    const first = await theme()

    await page.getByRole('button', { name: 'Light' }).click()
    const chosen = await theme()
    await page.reload()
    await page.locator('.connection-open').waitFor()

    expect([first, chosen, await theme()]).toEqual(['dark', 'light', 'light'])
  })

  it('shows new events, and the clock and its speed', async () => {
    const { page, box } = await open()

    box.emit('timeline', {
      id: 90,
      at: now,
      kind: 'token',
      level: 'error',
      code: 'TOKEN_EXPIRED',
      values: { generation: 3 },
    })
    box.emit('clock', { ...clock, now: now + 3_600_000, speed: 600, reached: 240, open: [] })
    await page.getByText('this machine reaches 240×').waitFor()

    expect(await page.locator('.entry').first().textContent()).toContain('ErrorToken 3 has expired')
    expect(await page.locator('.clock-now time').textContent()).toBe('11:30:00')
    expect(await page.locator('.timeline-log').getAttribute('aria-live')).toBe('off')
  })

  it('judges the figures: a call that failed by a fault breaks no promise, and an order twice always does', async () => {
    const calm = await startBox({ timeline: [] })
    const { page } = await openPage(browser, `${calm.url}/`)
    const verdict = (name: string) => page.locator(`.figure-${name} .figure-verdict`)

    calm.emit('figures', { ...figures, failedCalls: 1 })
    await verdict('broken').waitFor()
    calm.emit('timeline', { id: 95, at: now, kind: 'fault', level: 'warning', code: 'FAULT_ON', values: {} })
    await verdict('faulted').waitFor()
    const caused = await page.locator('.figure-verdict').allTextContents()
    calm.emit('figures', { ...figures, duplicateOrders: 1 })
    await verdict('broken').waitFor()

    expect(caused).toEqual(['by a fault of yours', 'as promised', 'as promised', 'on the way'])
    expect(await page.locator('.figure-verdict').allTextContents()).toEqual([
      'as promised',
      'as promised',
      'broken promise',
      'on the way',
    ])
  })

  it('says that the connection is lost, and starts from the present state when the server is back', async () => {
    const box = await startBox()
    const { page } = await openPage(browser, `${box.url}/`)

    await box.stop()
    await page.locator('.connection-lost').waitFor()
    const said = await page.getByRole('status').textContent()
    await startBox({
      port: Number(new URL(box.url).port),
      messages: [{ id: 1, from: 'bot', at: realNow, html: 'I am back', isEdited: false, buttons: [] }],
    })
    await page.locator('.connection-open').waitFor()

    expect(said).toBe('Connection lost. Trying again.')
    await expect.poll(() => page.locator('.message-body').allInnerTexts()).toEqual(['I am back'])
    await expect.poll(() => page.locator('#orders tbody tr').count()).toBe(4)
  })

  it('makes nothing of hostile texts', async () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const box = await startBox({
      messages: [
        ...messages,
        {
          id: 9,
          from: 'bot',
          at: realNow,
          html: `${markup}<a href="javascript:alert(3)">press</a><b onclick="alert(4)">bold</b>`,
          picture: 'https://example.com/spy.png',
          isEdited: false,
          buttons: [[markup]],
        },
      ],
    })
    const { page, errors, called } = await openPage(browser, `${box.url}/#symbol=${encodeURIComponent(markup)}`)
    box.emit('timeline', { id: 91, at: now, kind: 'job', level: 'info', code: markup, values: { job: markup } })
    box.emitApi('jobs', { jobs: [{ id: 'a', name: markup, isPaused: false }] })
    box.emitApi('order', {
      order: {
        id: markup,
        symbol: markup,
        exchange: 'KRX',
        side: 'buy',
        quantity: '1',
        filled: '0',
        state: 'open',
        intendedAt: now,
      },
    })
    await page.locator('#orders', { hasText: markup }).waitFor()

    await page.getByText('press', { exact: true }).click()
    await page.getByText('bold', { exact: true }).click()

    const hostile = page.locator('.message', { hasText: 'onerror' })
    expect(await hostile.locator('.message-body').textContent()).toBe(`${markup}pressbold`)
    expect(await hostile.locator('img, script, a').count()).toBe(0)
    expect(await page.locator('main script, main img:not([src^="/box/files/"])').count()).toBe(0)
    expect(await page.locator('#jobs tbody tr').textContent()).toContain(markup)
    expect(errors).toEqual([])
    expect(called.filter((address) => !address.startsWith(box.url))).toEqual([])
  })

  const views = [
    ['light', 1440],
    ['dark', 1440],
    ['light', 375],
    ['dark', 375],
  ] as const

  it.each(views)(
    'breaks no rule of WCAG A and AA in the %s theme at %i px, and scrolls in one direction',
    async (colorScheme, width) => {
      const { page, box } = await open(
        { colorScheme, viewport: { width, height: 900 } },
        '#order=buy-2&kinds=order,stream',
      )
      await page.locator('.evidence').waitFor()
      box.refuse(true)
      await page.getByRole('button', { name: 'Send' }).scrollIntoViewIfNeeded()
      await page.getByRole('button', { name: '/help' }).click()
      await page.getByText('Not sent').waitFor()

      const violations = await violationsOf(page)
      await saveScreenshot(page, `${width}-${colorScheme}`)

      expect(violations).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  it('fits 375 px also with long texts and sums', async () => {
    const { page, box } = await open({ viewport: { width: 375, height: 800 } })
    const long = 'abcdefghij'.repeat(12)
    box.emit('message', {
      id: 50,
      from: 'bot',
      at: realNow,
      html: `<pre>${long}</pre>${long}`,
      isEdited: false,
      buttons: [[long, long, long]],
    })
    box.emit('timeline', {
      id: 92,
      at: now,
      kind: 'job',
      level: 'error',
      code: long,
      values: { job: long },
      run: 'run-1',
    })
    box.emitApi('jobs', { jobs: [{ id: long, name: long, schedule: '0 7 * * 1-5', nextRunAt: now, isPaused: false }] })
    box.emitApi('positions', {
      positions: [
        {
          symbol: 'KQ000000',
          exchange: 'KRX',
          name: long,
          quantity: '1000000',
          sellable: '0',
          averagePrice: '1234567.8912',
          price: '1234567',
        },
      ],
    })
    await page.locator('#positions', { hasText: long }).waitFor()

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    // A part that is too wide may also be cut off by its panel.
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('.panel')].filter((panel) => panel.scrollWidth > panel.clientWidth).map(({ id }) => id)`,
      ),
    ).toEqual([])
  })
})

/** Returns the rules of WCAG 2.2 A and AA that the page breaks, each with its elements. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`
  const { violations, passes } = (await page.evaluate(run)) as axe.AxeResults
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
}
