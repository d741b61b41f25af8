import { createScaledClock, type SimulatorOptions, startSimulator } from '@stockeye/kis-client/simulator'
import { startProgram } from '@stockeye/test-kit/program'
import { sharedClock, startTime } from '@stockeye/test-kit/shared-time'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fallenSamsung } from './portfolio.test-kit.ts'
import type { ProgramInput } from './restart.program.test-kit.ts'

const path = '/uapi/domestic-stock/v1/trading/order-cash'
const program = new URL('restart.program.test-kit.ts', import.meta.url)
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const speed = 60
// Two seconds of the machine.
const leaseMs = 2_000 * speed

const fallen = fallenSamsung['005930'] ?? []
/** Bars with which the strategy buys four symbols at once. */
const bars: NonNullable<SimulatorOptions['bars']> = {
  '005930': fallen,
  '000660': fallen,
  '035420': fallen,
  '005380': fallen,
}

/** Starts a simulated KIS, and traders on one journal, each a process of its own. */
async function startWorld() {
  const time = startTime({ speed })
  const real = sharedClock(time)
  const clock = createScaledClock({ at: Date.parse('2026-10-19T10:00:00+09:00'), real })
  const simulator = await startSimulator({ clock, bars, hours: 'exchange', limits: false })
  onTestFinished(() => simulator.close())
  const cwd = tempFolder('trader')
  const { environment, credentials, hosts } = simulator.clientOptions
  function startTrader() {
    const now = { at: clock.now(), realAt: real.now() }
    const input: ProgramInput = { simulator: { environment, credentials, hosts }, time, leaseMs, ...now }
    return startProgram(program, { cwd, args: [JSON.stringify(input)] })
  }
  const booked = () => simulator.orders().filter(({ kind, isExternal }) => kind === 'new' && isExternal === undefined)
  return { simulator, clock, startTrader, booked }
}

// The limit only guards against a hang: three processes, one after the other, on a busy machine.
describe('a trader that is killed between two orders and started again', { timeout: 180_000 }, () => {
  // `decide/dropped.test.ts` ends a trader at each of its calls; here a process dies, with its files.
  it('sends nothing twice where KIS has booked the second one and its answer is under way, and cancels only its own', async () => {
    const { simulator, clock, startTrader, booked } = await startWorld()
    // The first order stays open: it fills nothing until it is rejected.
    simulator.fault({ path }, { rejectAfterMs: 100 * hourMs })
    simulator.fault({ path }, { delayMs: hourMs })

    const killed = startTrader()
    await vi.waitFor(() => expect(simulator.calls({ path }).length).toBeGreaterThanOrEqual(2), { timeout: 50_000 })
    await killed.end('SIGKILL')
    const before = booked().map(({ symbol }) => symbol)
    const other = simulator.placeExternalOrder({ symbol: '005380', side: 'buy', quantity: 7, price: '50500' })
    const second = startTrader()
    await second.printed(/ORDER_PLACED buy \d+ 035420/)
    await second.end('SIGKILL')
    const after = booked().map(({ symbol }) => symbol)
    clock.moveTo(clock.now() + 31 * minuteMs)
    const third = startTrader()
    await third.printed(/ORDER_CANCELLED/)
    await third.printed(/STATUS KRX/)

    expect(before).toEqual(['005930', '000660'])
    expect(after).toEqual(['005930', '000660', '035420'])
    expect(booked().map(({ symbol }) => symbol)).toEqual(after)
    expect(simulator.calls({ path })).toHaveLength(3)
    const [open] = booked()
    expect(open?.cancelled).toBe(open?.quantity)
    const untouched = simulator.orders().find(({ orderNumber }) => orderNumber === other.orderNumber)
    expect(untouched).toMatchObject({ filled: 0, cancelled: 0 })
    expect(third.output()).toContain('OTHER_ORDER')
  })

  it('gives the account back at SIGTERM, so that the next one need not wait', async () => {
    const { startTrader } = await startWorld()
    const first = startTrader()
    await first.printed(/ORDER_PLACED/)

    const code = await first.end('SIGTERM')
    const second = startTrader()
    await second.printed(/ORDER_KNOWN/)

    expect(code).toBe(0)
    // It may wait for a token: on this clock the ten seconds of its request are a sixth of one.
    expect(second.output()).not.toContain('KIS_ACCOUNT_TAKEN')
  })
})
