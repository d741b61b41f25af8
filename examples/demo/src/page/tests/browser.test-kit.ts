import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** Starts a browser that calls nothing by itself. */
export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })

export interface OpenedPage {
  readonly page: Page
  /** Errors that the page has reported. */
  readonly errors: readonly string[]
  /** Addresses that the page has called. */
  readonly called: readonly string[]
}

/** Opens the page, and waits until it is live. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1440, height: 1000 },
    ...options,
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const errors: string[] = []
  const called: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('request', (request) => called.push(request.url()))
  await page.goto(url)
  await page.locator('.connection-open').waitFor()
  await page.locator('#candles svg').waitFor()
  return { page, errors, called }
}

/** Saves a picture of the page, or of its window alone, into the folder that SCREENSHOTS names. */
export async function saveScreenshot(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `box-${name}.png`), fullPage })
}
