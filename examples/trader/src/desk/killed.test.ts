import { createScaledClock, startSimulator } from '@stockeye/kis-client/simulator'
import { startProgram } from '@stockeye/test-kit/program'
import { sharedClock, startTime } from '@stockeye/test-kit/shared-time'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { systemClock } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { barsOf, krx } from '../portfolio.test-kit.ts'
import type { ProgramInput } from '../restart.program.test-kit.ts'
import { httpDesk } from './http/client.ts'

const program = new URL('../restart.program.test-kit.ts', import.meta.url)
const secret = 'trader-secret-of-the-test-0123456789abcdef'
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const speed = 60
const by = 'Minji'

/** Starts a simulated KIS whose account holds ten shares, and traders on the same files, each a process of its own. */
async function startWorld() {
  const time = startTime({ speed })
  const real = sharedClock(time)
  const clock = createScaledClock({ at: Date.parse(krx.at), real })
  const simulator = await startSimulator({
    clock,
    bars: { '005930': barsOf({ market: 'KRX', before: '60000', on: '60000' }) },
    positions: [{ symbol: '005930', quantity: 10, averagePrice: '60000' }],
    hours: 'exchange',
    limits: false,
  })
  onTestFinished(() => simulator.close())
  const cwd = tempFolder('trader')
  const { environment, credentials, hosts } = simulator.clientOptions
  async function startTrader() {
    const now = { at: clock.now(), realAt: real.now() }
    const kis = { environment, credentials, hosts }
    // Two seconds of the machine.
    const input: ProgramInput = { simulator: kis, time, leaseMs: 2_000 * speed, secret, ...now }
    const trader = startProgram(program, { cwd, args: [JSON.stringify(input)] })
    await trader.printed(/DESK_READY/)
    const [, url = ''] = /DESK_READY (http:\/\/127\.0\.0\.1:\d+)/.exec(trader.output()) ?? []
    return { ...trader, desk: httpDesk({ url, secret, clock: systemClock }) }
  }
  const sold = () => simulator.orders().filter(({ kind, side }) => kind === 'new' && side === 'sell')
  return { simulator, clock, startTrader, sold }
}

// The limit only guards against a hang: three processes, one after the other, on a busy machine.
describe('a flattening whose trader is killed', { timeout: 180_000 }, () => {
  it('is done by the next trader where the first one died after its answer and before a sale', async () => {
    const { startTrader, sold } = await startWorld()
    const first = await startTrader()

    const commanded = await first.desk.flatten({ by })
    await first.end('SIGKILL')
    const before = sold()
    const second = await startTrader()
    const known = await second.desk.getState()
    await second.printed(/ORDER_FILLED sell 10 005930/)
    await vi.waitFor(async () => expect(await second.desk.listPositions()).toEqual([]), { timeout: 50_000 })

    expect(commanded).toMatchObject({ mode: 'flattening', by })
    expect(before).toEqual([])
    expect(known).toMatchObject({ mode: 'flattening', by })
    expect(sold()).toMatchObject([{ symbol: '005930', quantity: 10, filled: 10 }])
  })

  it('sells nothing twice where the first one died while the answer to its sale was under way', async () => {
    const { simulator, clock, startTrader, sold } = await startWorld()
    simulator.fault({ path: krx.orderPath }, { delayMs: hourMs })
    const first = await startTrader()

    await first.desk.flatten({ by })
    await vi.waitFor(() => expect(simulator.calls({ path: krx.orderPath })).toHaveLength(1), { timeout: 50_000 })
    await first.end('SIGKILL')
    const second = await startTrader()
    // It is found with the first reading, or with a later one.
    await second.printed(/ORDER_KNOWN sell 10 005930|ORDER_FILLED sell 10 005930/)
    await second.end('SIGKILL')
    clock.moveTo(clock.now() + 31 * minuteMs)
    const third = await startTrader()
    await third.printed(/STATUS KRX/)
    await vi.waitFor(async () => expect(await third.desk.listPositions()).toEqual([]), { timeout: 50_000 })

    expect(await third.desk.getState()).toMatchObject({ mode: 'flattening', by })
    expect(sold()).toMatchObject([{ symbol: '005930', quantity: 10, filled: 10 }])
    expect(simulator.calls({ path: krx.orderPath })).toHaveLength(1)
  })
})
