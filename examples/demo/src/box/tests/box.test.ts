import { describeBrowser } from '@stockeye/test-kit/browser'
import { type Program, startProgram } from '@stockeye/test-kit/program'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage, saveScreenshot } from '../../page/tests/browser.test-kit.ts'
import { faultNames } from '../contract.ts'

const main = new URL('../../main.ts', import.meta.url)

async function startBox(): Promise<{ readonly url: string; readonly program: Program }> {
  const program = startProgram(main, { args: ['--serve', '--port', '0', '--json'] })
  const [line] = await program.printed(/^.*\n/)
  const { page: url }: { readonly page: string } = JSON.parse(line)
  return { url, program }
}

describe('npm run demo -- --serve', () => {
  it('prints one line of JSON, answers its own page alone, and ends in order at the signals of one Ctrl-C', async () => {
    const { url, program } = await startBox()

    const page = await fetch(url)
    const foreign = await fetch(`${url}/box/token`, { method: 'POST', headers: { origin: 'http://example.com' } })
    const wrong = await fetch(`${url}/box/clock`, { method: 'POST', body: '{"speed":7}' })
    const long = await fetch(`${url}/box/chat`, { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(100_000) }) })
    const issuer = { name: 'stop-issuer', isOn: true }
    const stopped = await fetch(`${url}/box/faults`, { method: 'POST', body: JSON.stringify(issuer) })
    // One of the terminal, one that `scripts/run.mjs` passes on, and those with which it follows the end of npm.
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) program.signal(signal)
    const code = await program.end()

    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(foreign.status).toBe(421)
    expect([wrong.status, long.status, stopped.status]).toEqual([400, 413, 200])
    expect(await stopped.json()).toEqual({ ...issuer, lasts: true })
    expect(code).toBe(0)
    expect(program.output().split('\n').filter(Boolean)).toHaveLength(1)
  })
})

it('ends in order after all faults at once, at 600×', { timeout: 180_000 }, async () => {
  const { url, program } = await startBox()
  const post = async (path: string, body: object) =>
    (await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })).status

  const statuses = [await post('/box/clock', { speed: 600 })]
  for (const name of faultNames) statuses.push(await post('/box/faults', { name, isOn: true }))
  for (const name of ['crash-worker', 'drop-socket']) statuses.push(await post('/box/faults', { name, isOn: true }))
  const page = await fetch(url)

  // This box has no Redis.
  expect(statuses.filter((status) => status !== 200)).toEqual([409])
  expect(page.status).toBe(200)
  expect(await program.end()).toBe(0)
})

describeBrowser('the whole system in one box', (executablePath) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser(executablePath)
  })
  afterAll(() => browser?.close())

  const figuresOf = async (page: Page): Promise<string> =>
    (await page.locator('.figure').allTextContents()).join(' ').replace(/\s+/g, ' ')

  it('shows both notices of a job, passes a dead token without a failed call, and finds a lost order once, at 375 px by keyboard', {
    timeout: 180_000,
  }, async () => {
    const { url, program } = await startBox()
    const { page, errors } = await openPage(browser, url, { viewport: { width: 375, height: 800 } })
    const message = page.getByLabel('Message to the bot')
    const say = async (text: string) => {
      await message.focus()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    const press = async (control: Locator) => {
      await control.focus()
      await page.keyboard.press('Enter')
    }

    await say('/show_schedules')
    await press(page.getByRole('button', { name: '토큰 점검' }).last())
    await page.locator('.message', { hasText: '토큰 점검 완료' }).waitFor()
    await page.locator('.figure', { hasText: '1 completions in the chat' }).waitFor()

    await press(page.getByRole('button', { name: 'Cause: Kill the token' }))
    await page.getByText('Token 2:').waitFor()
    await page.locator('.figure', { hasText: '1 token rotations' }).waitFor()
    const afterToken = await figuresOf(page)

    await press(page.getByRole('button', { name: 'Cause: Lose the next answer' }))
    await press(page.getByRole('button', { name: '600×' }))
    await page.getByText('the answer is lost').first().waitFor({ timeout: 120_000 })
    const lost = page.locator('.entry', { hasText: 'the answer is lost' }).first()
    const href = await lost.getByRole('link').getAttribute('href')
    assert(href !== null)
    const ofOrder = { has: page.locator(`a[href="${href}"]`), hasText: ': filled' }
    await page.locator('.entry', ofOrder).waitFor({ timeout: 60_000 })
    await press(lost.getByRole('link'))
    await page.locator('.evidence').waitFor()
    const afterOrder = await figuresOf(page)
    await say('/profit')
    await page.getByAltText('Chart that the bot has sent').first().waitFor()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    await page.evaluate('scrollTo(0, 0)')
    await saveScreenshot(page, 'system-375', { fullPage: false })
    await page.setViewportSize({ width: 1_440, height: 1_000 })
    await saveScreenshot(page, 'system', { fullPage: false })

    expect(afterToken).toMatch(/(?<!\d)0 failed/)
    expect(afterOrder).toMatch(/(?<!\d)0 duplicates/)
    expect(width).toBe(375)
    expect(errors).toEqual([])
    expect(await program.end()).toBe(0)
  })
})
