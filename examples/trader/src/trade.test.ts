import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryBackend } from '@stockeye/job-runner'
import { createKisClient, kisTokenIssuer, memoryJournal } from '@stockeye/kis-client'
import { createSteppedClock, type InProcessSimulator, startSimulator } from '@stockeye/kis-client/simulator'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { createTokenManager } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PersonsWord } from './command/person.ts'
import { memoryDeskStore } from './desk/store.ts'
import { barsOf, belowAverage, bookedOf, fallenSamsung, krx } from './portfolio.test-kit.ts'
import { defaultRisk } from './risk/settings.ts'
import { defaultSettings } from './settings/settings.ts'
import { type TradeOptions, trade } from './trade.ts'

const word: PersonsWord = { by: 'Minji', confirmsAccount: false, acceptsHoldings: false, mode: undefined, claims: [] }

interface RunOptions extends Partial<Pick<TradeOptions, 'dryRun' | 'word'>> {
  readonly simulator: InProcessSimulator
  readonly interval?: 'minute' | 'half-hour'
  readonly halt?: string
  readonly until: string
}

/** Trades on a simulator from its instant on, and returns the log. */
async function run({
  simulator,
  interval = 'half-hour',
  halt = 'no-such-file',
  until,
  dryRun = false,
  word,
}: RunOptions) {
  const { clientOptions } = simulator
  const clock = clientOptions.clock as ReturnType<typeof createSteppedClock>
  const tokens = createTokenManager({ issuer: kisTokenIssuer(clientOptions), clock })
  const kis = createKisClient({ ...clientOptions, tokens, rate: { limit: 10_000, windowMs: 1_000 } })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
  })
  const lines: string[] = []
  const note = (_fields: object, line: string) => void lines.push(line)
  const log = { debug: note, info: note, warn: note, error: note, close: async () => {} }
  const its = { rules: belowAverage, stops: defaultRisk }
  const settings = { ...defaultSettings, interval, watchlist: [krx.watched], files: { ...defaultSettings.files, halt } }
  const stopping = new AbortController()
  const connected = {
    kis,
    clock,
    tokens,
    backend: memoryBackend(),
    journal: memoryJournal(),
    desks: memoryDeskStore({ clock }),
    leaseMs: 15_000,
    rules: { KRX: its, US: its },
  }
  const traded = trade(connected, { log, settings, dryRun, word, signal: stopping.signal })

  await clock.runUntil(Date.parse(`2026-10-19T${until}+09:00`))
  stopping.abort(new Error('stop'))
  await clock.settle(traded)
  return lines
}

async function startMarket(time: string, more: object = {}) {
  const clock = createSteppedClock(Date.parse(`2026-10-19T${time}+09:00`))
  const simulator = await startSimulator({
    clock,
    hours: 'exchange',
    limits: false,
    sockets: false,
    bars: fallenSamsung,
    ...more,
  })
  onTestFinished(() => simulator.close())
  return simulator
}

describe('trade', () => {
  it('orders at its first half hour, and gives the account back', async () => {
    const simulator = await startMarket('10:20:00')

    const lines = await run({ simulator, until: '10:31:00' })

    expect(bookedOf(simulator)).toEqual(['buy 49 005930'])
    expect(lines.filter((line) => /FAILED|TROUBLE|BLIND/.test(line))).toEqual([])
  })

  it('sends nothing in a dry run', async () => {
    const simulator = await startMarket('10:20:00')

    await run({ simulator, until: '10:31:00', dryRun: true })

    expect(simulator.calls({ path: krx.orderPath })).toEqual([])
  })

  it('orders nothing while the halt file is there', async () => {
    const simulator = await startMarket('10:20:00')
    const halt = join(tempFolder('halt'), 'STOP')
    writeFileSync(halt, '')

    const lines = await run({ simulator, until: '10:31:00', halt })

    expect(simulator.calls({ path: krx.orderPath })).toEqual([])
    expect(lines).toContainEqual(expect.stringMatching(/^TRADING_HALTED/))
  })

  it('keeps to the word of a person, given at its start', async () => {
    const simulator = await startMarket('10:20:00')

    const lines = await run({ simulator, until: '10:31:00', word: { ...word, mode: 'reducing' } })

    expect(simulator.calls({ path: krx.orderPath })).toEqual([])
    expect(lines).toContain('TRADING_REDUCED by Minji')
  })

  it('sends no order above the limits of its settings, and sells the rest of a larger position after the first part', async () => {
    // Twice the budget is 6,000,000 won, and the limit at least 10,000,000: 166 shares at 60,000 won are 9,960,000.
    const positions = [{ symbol: '005930', quantity: 200, averagePrice: '70000' }]
    const simulator = await startMarket('10:20:00', { positions })

    const lines = await run({ simulator, until: '10:31:00' })

    expect(bookedOf(simulator)).toEqual(['sell 166 005930', 'sell 34 005930'])
    expect(lines.filter((line) => line.startsWith('ORDER_REFUSED'))).toEqual([])
  })

  it('decides each minute by the stream, and reads REST around an order alone', async () => {
    const clock = createSteppedClock(Date.parse('2026-10-19T08:55:00+09:00'))
    const simulator = await startSimulator({
      clock,
      hours: 'exchange',
      limits: false,
      bars: { '005930': barsOf({ market: 'KRX', before: '70000', on: '69900' }) },
    })
    onTestFinished(() => simulator.close())
    const candles = { path: '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice' }

    const lines = await run({ simulator, until: '09:04:30', interval: 'minute' })
    const read = simulator.calls(candles).length

    expect(simulator.realtime.requests({ trId: 'H0STCNT0', key: '005930' }).map(({ act }) => act)).toEqual([
      'register',
      'release',
    ])
    // The days before, once: no price was read by REST.
    expect(read).toBeLessThanOrEqual(2)
    expect(lines.filter((line) => /FAILED|TROUBLE|BLIND/.test(line))).toEqual([])
  })
})
