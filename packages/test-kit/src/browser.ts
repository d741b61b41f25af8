import { assert, describe, it } from 'vitest'
import { findProgram } from './find-program.ts'

const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome')

/** Describes a suite that needs a browser, whose path it gets. Without one it skips, with one line, or fails where all is required. */
export function describeBrowser(name: string, suite: (executablePath: string) => void): void {
  if (executablePath !== undefined) return void describe(name, () => suite(executablePath))
  const line = `skipped: ${name} needs chromium`
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a browser', () => assert.fail(line))
  else {
    console.warn(line)
    describe.skip(name, () => it('needs chromium', () => undefined))
  }
}
