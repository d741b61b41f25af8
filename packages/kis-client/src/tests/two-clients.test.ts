import { describe, expect, it } from 'vitest'
import { inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { buyOne, samsung } from './sample-calls.test-kit.ts'
import { startSteppedKis, wirings } from './stepped-kis.test-kit.ts'

describe.each(wirings)('two clients, with `%s`', (wiring) => {
  it('takes real quotes and places paper orders in one program: each client keeps its own host, token, limit and lock', async () => {
    const real = await startSteppedKis({ wiring, environment: 'real' })
    const paper = await startSteppedKis({ wiring, environment: 'paper', clock: real.clock })
    const startedAt = real.clock.now()

    const quotes = await real.settle(
      Promise.all(Array.from({ length: 18 }, () => real.kis.call(inquirePrice, samsung))),
    )
    const quotedAt = real.clock.now()
    const [orders, locked] = await paper.settle(
      Promise.all([
        Promise.all([paper.kis.call(orderCash, buyOne), paper.kis.call(orderCash, buyOne)]),
        real.kis.call(orderCash, buyOne).catch((error: unknown) => error),
      ]),
    )

    expect(quotes.every(({ output }) => Number(output.stck_prpr) > 0)).toBe(true)
    expect(quotedAt - startedAt).toBeLessThan(1_000)
    expect(orders.map(({ output }) => output.ODNO)).toEqual(
      paper.simulator.orders().map(({ orderNumber }) => orderNumber),
    )
    expect(real.clock.now() - quotedAt).toBeGreaterThanOrEqual(1_000)
    expect(locked).toMatchObject({ code: 'KIS_ORDERS_LOCKED', outcome: 'not-sent' })
    expect(real.simulator.orders()).toEqual([])
    expect(real.simulator.calls({ path: inquirePrice.path })).toHaveLength(18)
    expect(paper.simulator.calls({ path: orderCash.path }).map(({ trId }) => trId)).toEqual(['VTTC0012U', 'VTTC0012U'])
    expect(paper.simulator.calls({ path: inquirePrice.path })).toEqual([])
    for (const { simulator } of [real, paper]) expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(1)
  })

  it('rebuilds the session of the client whose token rotated, and leaves the other alone', async () => {
    const real = await startSteppedKis({ wiring, environment: 'real' })
    const paper = await startSteppedKis({ wiring, environment: 'paper', clock: real.clock })
    await real.settle(Promise.all([real.kis.call(inquirePrice, samsung), paper.kis.call(inquirePrice, samsung)]))
    const rebuilt: string[] = []
    real.kis.on('session', ({ generation }) => rebuilt.push(`real ${generation}`))
    paper.kis.on('session', ({ generation }) => rebuilt.push(`paper ${generation}`))
    await real.clock.runUntil(real.clock.now() + 7 * 3_600_000)

    real.simulator.killToken()
    await real.settle(Promise.all([real.kis.call(inquirePrice, samsung), paper.kis.call(inquirePrice, samsung)]))

    expect(rebuilt).toEqual(['real 2'])
  })
})
