import { scrapeOf } from '@stockeye/example-shared/metrics/parse-scrape.test-kit'
import type { Program } from '@stockeye/test-kit/program'
import { expect, it } from 'vitest'
import { startProgram } from './program.test-kit.ts'
import { adminId, startSystem } from './system.test-kit.ts'

async function scrapeBot(bot: Program) {
  const [, url = ''] = await bot.printed(/BOT_READY (http:\/\/127\.0\.0\.1:\d+)/)
  return scrapeOf(url)
}

it('shows whether updates arrive, and counts the entries of the log', async () => {
  const system = await startSystem('embedded')
  const first = system.program('bot')
  const before = await scrapeBot(first)

  const second = startProgram('bot', system.env)
  const loser = await Promise.any(
    [first, second].map((bot) => bot.printed(/BOT_CONFLICT [^"]*make sure that only one bot instance/).then(() => bot)),
  )
  const after = await scrapeBot(loser)
  await second.end('SIGTERM')

  const entries = (code: string) => `stockeye_bot_log_entries_total{code="${code}"}`
  expect([before.values.get('stockeye_bot_receiving'), before.values.get(entries('BOT_CONFLICT'))]).toEqual([1, 0])
  expect(before.values.get(entries('BOT_STARTED'))).toBe(1)
  expect(after.values.get('stockeye_bot_receiving')).toBe(0)
  expect(after.values.get(entries('BOT_CONFLICT'))).toBeGreaterThan(0)
  const series = [...after.values.keys()].join('\n')
  expect(series).not.toContain(String(adminId))
  expect(series).not.toContain(system.fake.token)
})
