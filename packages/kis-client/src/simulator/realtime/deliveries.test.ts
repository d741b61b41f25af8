import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { ccnlKrx, domesticStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { createScaledClock } from '../clocks/scaled.ts'
import { createDeliveries } from './deliveries.ts'
import { scriptFeeds, startedAt } from './server.test-kit.ts'

/** Creates deliveries on a scaled clock, and collects the instants of their rows. */
function start(speed = 1) {
  const real = manualClock()
  const clock = createScaledClock({ at: startedAt, speed, real })
  const feeds = scriptFeeds()
  const delivered: string[] = []
  const failures: unknown[] = []
  const deliveries = createDeliveries(clock, {
    onRows: ({ key }, rows) => rows.forEach((row) => void delivered.push(`${key} ${row[1]}`)),
    onBatch: () => {},
    onFailure: (error) => failures.push(error),
  })
  const add = (feed: typeof ccnlKrx | typeof domesticStockCcnlNotice, key: string) => {
    const live = feeds.open(feed, key)
    if (live) deliveries.add({ feed, trId: feed.real, key, live }, clock.now())
  }
  feeds.onChange(deliveries.lookAgain)
  return { real, clock, feeds, delivered, failures, deliveries, add }
}

describe('createDeliveries', () => {
  it('delivers the rows of a late timer in the order of their instants, over all topics', () => {
    const { real, delivered, add } = start(60)
    add(ccnlKrx, 'a')
    add(ccnlKrx, 'b')

    real.advance(50) // 3 s of simulated time

    expect(delivered).toEqual(['a 100001', 'b 100001', 'a 100002', 'b 100002', 'a 100003', 'b 100003'])
  })

  it('leaves the rows of a jump of the clock out, but for those of its last minute', () => {
    const { clock, delivered, add } = start()
    add(ccnlKrx, 'a')

    clock.moveTo(startedAt + 24 * 3_600_000)

    expect(delivered).toHaveLength(60)
    expect([delivered[0], delivered.at(-1)]).toEqual(['a 095901', 'a 100000'])
  })

  it('delivers every notice of a jump', () => {
    const { clock, feeds, delivered, add } = start()
    add(domesticStockCcnlNotice, 'simuser')
    feeds.notify(startedAt + 60_000, ['simuser', 'first'])
    feeds.notify(startedAt + 3_600_000, ['simuser', 'second'])

    clock.moveTo(startedAt + 24 * 3_600_000)

    expect(delivered).toEqual(['simuser first', 'simuser second'])
  })

  it('delivers the rows after a span in which none was in sight', () => {
    const { real, clock, delivered, deliveries } = start()
    const dayMs = 24 * 3_600_000
    const rowAt = startedAt + 20 * dayMs
    const live = {
      nextAt: (after: number) => (after < rowAt && rowAt - after < 14 * dayMs ? rowAt : undefined),
      rows: (after: number, at: number) => (after < rowAt && rowAt <= at ? [['005930', 'late']] : []),
    }
    deliveries.add({ feed: ccnlKrx, trId: ccnlKrx.real, key: 'a', live }, startedAt)

    for (let days = 1; days < 20; days += 1) clock.moveTo(startedAt + days * dayMs)
    real.advance(dayMs)

    expect(delivered).toEqual(['a late'])
  })

  it('delivers a notice that comes before the next one in sight', () => {
    const { real, feeds, delivered, add } = start()
    add(domesticStockCcnlNotice, 'simuser')
    feeds.notify(startedAt + 50, ['simuser', 'now'])

    real.advance(51)

    expect(delivered).toEqual(['simuser now'])
  })

  // A timer that throws ends the process, and a listener that throws the answer to the order that it follows.
  it.each(['add', 'rows', 'lookAgain'] as const)('reports a market that fails, and throws nothing: %s', (failsIn) => {
    const { real, failures, deliveries } = start()
    const error = new Error('broken')
    const isBroken = { value: failsIn === 'add' }
    const nextAt = (after: number) => {
      if (isBroken.value && failsIn !== 'rows') throw error
      return after + 1_000
    }
    const rows = () => {
      throw error
    }
    deliveries.add({ feed: ccnlKrx, trId: ccnlKrx.real, key: 'a', live: { nextAt, rows } }, startedAt)
    isBroken.value = true

    if (failsIn === 'lookAgain') deliveries.lookAgain()
    if (failsIn === 'rows') real.advance(1_000)

    expect(failures).toEqual([error])
  })

  it('sets no timer once it is closed', () => {
    const { real, deliveries, add } = start()
    add(ccnlKrx, 'a')

    deliveries.close()

    expect(real.waits()).toEqual([])
  })
})
