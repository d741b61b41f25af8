import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { startProgram } from '@stockeye/test-kit/program'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, vi } from 'vitest'
import { openCachedData } from '../data/cached-data.ts'
import type { ProgramInput } from './killed.program.test-kit.ts'
import { startHistoryKis } from './simulated-kis.test-kit.ts'

const program = new URL('killed.program.test-kit.ts', import.meta.url)
const at = '2026-11-02T10:00+09:00'
const minutesPath = '/uapi/domestic-stock/v1/quotations/inquire-time-dailychartprice'
/** Two weeks with ten trading days of KRX. */
const range = { from: '2026-10-12', to: '2026-10-23' }

/** Starts the download in a process of its own. */
function startDownload(kis: Awaited<ReturnType<typeof startHistoryKis>>, directory: string) {
  const { environment, credentials, hosts, rate } = kis.simulator.clientOptions
  const input: ProgramInput = {
    kis: { environment, credentials, hosts, ...(rate && { rate }) },
    at: Date.parse(at),
    wanted: { instruments: [{ symbol: '005930', exchange: 'KRX' }], interval: 'minute', ...range, directory },
  }
  return startProgram(program, { args: [JSON.stringify(input)] })
}

describe('a download that is killed', () => {
  it('loses the day that it was reading, and the next one reads only what is missing', async () => {
    const kis = await startHistoryKis(at)
    const directory = freshPath('history')
    // Four days with four calls each are answered, and two calls of the fifth. The answer of its third call never comes.
    kis.simulator.fault({ path: minutesPath }, { delayMs: 0 }, 18)
    kis.simulator.fault({ path: minutesPath }, { delayMs: 3_600_000 })
    const minuteCalls = () => kis.simulator.calls({ path: minutesPath }).length
    const killed = startDownload(kis, directory)
    await vi.waitFor(() => expect(minuteCalls()).toBe(19), { timeout: 30_000 })
    const end = await killed.end('SIGKILL')

    const stored = readdirSync(join(directory, 'KRX-005930'))
    const next = startDownload(kis, directory)
    const code = await next.exited

    expect(end).toBe('SIGKILL')
    expect(stored).toEqual(['2026-10-20.txt', '2026-10-21.txt', '2026-10-22.txt', '2026-10-23.txt', 'days.txt'])
    expect({ code, days: next.output().match(/^minutes .*$/gm) }).toEqual({
      code: 0,
      days: ['19', '16', '15', '14', '13', '12'].map((date) => `minutes 2026-10-${date}`),
    })
    expect(minuteCalls() - 19).toBe(6 * 4)
    const data = openCachedData(directory, { symbols: 1, ...range, daysBefore: 200, interval: 'minute' })
    expect(data.withoutMinutes).toEqual([])
    expect(data.minutes('005930', parseCalendarDate('2026-10-12'))).toHaveLength(381)
  })
})
