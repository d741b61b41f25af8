import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Completion } from '@stockeye/job-runner'
import { apiPrefix } from '@stockeye/telegram-adapter/api'
import { describeBrowser } from '@stockeye/test-kit/browser'
import { findProgram } from '@stockeye/test-kit/find-program'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, assert, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { admin, botSecret, startTestApi, type TestApi, user } from './api.test-kit.ts'

const hasCurl = findProgram('curl') !== undefined

describe('GET /admin', () => {
  it('is the same page for every caller, and holds no secret', async () => {
    const { url, tokenOf } = await startTestApi()
    const token = await tokenOf(admin)

    const [without, withToken] = await Promise.all([
      fetch(`${url}/admin`),
      fetch(`${url}/admin`, { headers: { authorization: `Bearer ${token}` } }),
    ])
    const html = await without.text()

    expect(without.status).toBe(200)
    expect(without.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await withToken.text()).toBe(html)
    expect(without.headers.get('set-cookie')).toBeNull()
  })

  it('loads nothing from elsewhere, keeps no token in storage, and makes no markup of texts', async () => {
    const { url } = await startTestApi()

    const html = await (await fetch(`${url}/admin`)).text()

    expect(html.match(/(?:src|href|action)=|url\(|@import|https?:/g)).toBeNull()
    expect(html.match(/localStorage|sessionStorage|indexedDB|document\.cookie|location/g)).toBeNull()
    expect(html.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|\son\w+=|\sstyle=/g)).toBeNull()
  })

  it('allows its own script and style and calls of this API, and nothing else', async () => {
    const { url } = await startTestApi()

    const { headers } = await fetch(`${url}/admin`)

    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ')
        return [name, sources.join(' ')] as const
      }),
    )
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      'style-src': expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('GET /admin/health/details', () => {
  const path = `${apiPrefix}/admin/health/details`

  it('names problems with since when and what to do, and what waits for each channel', async () => {
    const { request, tokenOf, jobs } = await startTestApi()
    const { runId } = await jobs.trigger('update_stock_master', { recipient: { channel: 'mial', to: 'kim' } })
    await jobs.waitFor(runId)

    const { status, body } = await request(path, { headers: { authorization: `Bearer ${await tokenOf(admin)}` } })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      problems: [{ code: 'CHANNEL_UNSERVED', channel: 'mial', count: 1, sinceAt: expect.any(Number) }],
      channels: [{ channel: 'telegram', state: 'ready' }],
      pendingByChannel: { mial: 1 },
      workers: 1,
    })
  })

  it('is for admins only', async () => {
    const { request, tokenOf } = await startTestApi()

    const without = await request(path)
    const asUser = await request(path, { headers: { authorization: `Bearer ${await tokenOf(user)}` } })

    expect([without.body.code, asUser.body.code]).toEqual(['token_missing', 'admin_required'])
  })
})

it.runIf(hasCurl)('gives an admin a token for the page by the command of its documentation', async () => {
  const page = readFileSync(new URL('../../docs/admin-page.md', import.meta.url), 'utf8')
  const [command = ''] = /^printf .*auth\/bot\/token$/m.exec(page) ?? []
  const { url, request } = await startTestApi()
  const asked = command.replace('http://127.0.0.1:3000', url).replace('123456789', admin)

  const env = { PATH: process.env['PATH'], BOT_SECRET_KEY: botSecret }
  const { stdout } = await promisify(execFile)('sh', ['-c', asked], { env })

  const { access_token } = JSON.parse(stdout)
  const details = await request(`${apiPrefix}/admin/health/details`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  expect(details.status).toBe(200)
})

describeBrowser('the admin page in a browser', (executablePath) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    })
  })
  afterAll(() => browser?.close())

  /** Opens the page. @returns it, with what it has reported as an error and the addresses that it has called */
  async function open({ url }: Pick<TestApi, 'url'>, locale = 'en-GB') {
    const context = await browser.newContext({
      locale,
      timezoneId: 'Asia/Seoul',
      viewport: { width: 1100, height: 1100 },
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const faults: string[] = []
    const called: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('request', (request) => called.push(request.url()))
    await page.goto(`${url}/admin`)
    return { page, context, faults, called }
  }

  async function signIn(page: Page, token: string) {
    await page.locator('#token').fill(token)
    await page.keyboard.press('Enter')
  }

  /** Refuses the chat 42, as one that has blocked the bot. */
  function refuse42({ recipient }: Completion) {
    if (recipient['chatId'] === '42') throw Object.assign(new Error('the chat is gone'), { code: 'DELIVERY_PERMANENT' })
  }

  /** Resolves with the dead delivery when there is one. */
  async function deadOf({ jobs }: TestApi): Promise<Completion> {
    const [dead] = await vi.waitUntil(
      async () => {
        const all = await jobs.listDead()
        return all.length > 0 && all
      },
      { timeout: 20_000, interval: 5 },
    )
    assert(dead)
    return dead
  }

  const shown = (page: Page) => page.locator('#view').waitFor({ state: 'visible' })

  /** Lets a run end whose two completions are lost: one channel is not served, one recipient is gone. */
  async function loseCompletions(api: TestApi) {
    for (const recipient of [
      { channel: 'mial', to: 'kim@example.com' },
      { channel: 'telegram', chatId: '42' },
    ]) {
      await api.jobs.waitFor((await api.jobs.trigger('update_stock_master', { recipient })).runId)
    }
  }

  it('shows schedules, runs, channels, dead completions and health, without a fault of its policy', async () => {
    const api = await startTestApi({ deliver: refuse42 })
    await loseCompletions(api)
    const dead = await deadOf(api)
    const { page, context, faults, called } = await open(api)

    await signIn(page, await api.tokenOf(admin))
    await shown(page)

    expect(await page.locator('#health strong').allTextContents()).toEqual(['CHANNEL_UNSERVED', 'DELIVERIES_DEAD'])
    expect(await page.locator('#health li').first().textContent()).toMatch(
      /1 completion waits for channel mial, which no process deliverssince \d.* · correct the channel/,
    )
    expect(await page.locator('#schedules tbody tr').count()).toBe(2)
    expect(await page.locator('#runs tbody tr').count()).toBe(2)
    expect(await page.locator('#channels tbody tr').allInnerTexts()).toEqual([
      'mial\tno process delivers it\t1',
      'telegram\tready\t0',
    ])
    expect(await page.locator('#dead tbody').textContent()).toContain(dead.deliveryId)
    expect(faults).toEqual([])
    expect(called.filter((address) => !address.startsWith(`${api.url}/`))).toEqual([])
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    await screenshot(page, 'en')
  })

  it('speaks Korean to a Korean browser, and changes the language', async () => {
    const api = await startTestApi({ deliver: refuse42 })
    await loseCompletions(api)
    await deadOf(api)
    const { page, faults } = await open(api, 'ko-KR')

    await signIn(page, await api.tokenOf(admin))
    await shown(page)
    const korean = await page.locator('main h2').allTextContents()
    const problem = await page.locator('#health li').first().textContent()
    await screenshot(page, 'ko')
    await page.locator('#language').selectOption('en')

    expect(korean).toEqual(['상태', '잡과 스케줄', '최근 실행', '완료 알림: 채널', '전달되지 못한 완료 알림'])
    expect(problem).toContain('mial 채널을 전달하는 프로세스가 없어 알림 1건이 기다립니다.')
    expect(await page.locator('main h2').first().textContent()).toBe('Health')
    expect(faults).toEqual([])
  })

  it('runs a job after a confirmation only, and the API writes it into its audit', async () => {
    const api = await startTestApi()
    const { page } = await open(api)
    await signIn(page, await api.tokenOf(admin))
    await shown(page)
    const run = page.locator('#schedules tbody tr', { hasText: 'update_stock_master' }).getByRole('button')

    page.once('dialog', (dialog) => dialog.dismiss())
    await run.click()
    const before = api.audited()
    page.once('dialog', (dialog) => dialog.accept())
    await run.click()
    await page.locator('#runs tbody tr').waitFor()

    expect(before).toEqual([])
    expect(api.audited()).toEqual([`${admin} triggerJob {"job_id":"update_stock_master"}`])
    expect(await api.jobs.history('update_stock_master')).toHaveLength(1)
  })

  it('redelivers and discards a dead completion', async () => {
    const api = await startTestApi({ deliver: refuse42 })
    await loseCompletions(api)
    const { deliveryId } = await deadOf(api)
    const { page } = await open(api)
    page.on('dialog', (dialog) => dialog.accept())
    await signIn(page, await api.tokenOf(admin))
    await shown(page)

    await page.locator('#dead').getByRole('button', { name: 'Redeliver' }).click()
    await page.locator('#message', { hasText: 'Done.' }).waitFor()
    await deadOf(api)
    await page.locator('#language').selectOption('en')
    await page.locator('#dead').getByRole('button', { name: 'Discard' }).click()
    await page.locator('#dead .empty').waitFor()

    expect(await api.jobs.listDead()).toEqual([])
    expect(api.audited()).toEqual([
      // The newest first.
      `${admin} discard {"delivery_id":"${deliveryId}"}`,
      `${admin} redeliver {"delivery_id":"${deliveryId}"}`,
    ])
  })

  it.each([
    ['a token that has ended', 'abc.def.ghi', 'The token has ended or is wrong. Paste a new one.'],
    ['letters that no token has', '토큰', 'The token has ended or is wrong. Paste a new one.'],
  ])('asks again for %s, and shows nothing', async (_what, token, message) => {
    const api = await startTestApi()
    const { page } = await open(api)

    await signIn(page, token)

    await page.locator('#message', { hasText: message }).waitFor()
    expect(await page.locator('#view').isVisible()).toBe(false)
  })

  it('shows nothing to a user who is no admin, and forgets everything when an admin signs out', async () => {
    const api = await startTestApi()
    const { page } = await open(api)

    await signIn(page, await api.tokenOf(user))
    await page.locator('#message', { hasText: 'Only an admin may see this.' }).waitFor()
    const asUser = await page.locator('main tbody tr').count()
    await signIn(page, await api.tokenOf(admin))
    await shown(page)
    await page.locator('#leave').click()

    expect(asUser).toBe(0)
    expect(await page.locator('main tbody tr').count()).toBe(0)
    expect(await page.locator('#token').inputValue()).toBe('')
  })

  it('shows markup in a text from outside as text', async () => {
    const api = await startTestApi({ deliver: refuse42 })
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    await api.jobs.trigger('update_stock_master', { recipient: { channel: 'telegram', chatId: '42', title: markup } })
    await deadOf(api)
    const { page, faults } = await open(api)
    page.on('dialog', (dialog) => {
      faults.push(dialog.message())
      return dialog.dismiss()
    })

    await signIn(page, await api.tokenOf(admin))
    await shown(page)

    expect(await page.locator('#dead').textContent()).toContain(markup)
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(faults).toEqual([])
  })
})

/** Saves a picture of the page into the folder that SCREENSHOTS names. */
async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `admin-${name}.png`), fullPage: true })
}
