import { describe, expect, it } from 'vitest'
import type { LastTrade } from './last-trade.ts'
import { startWatched, tenAt, tradesOf } from './watched.test-kit.ts'

/** Answer of REST on a day without trades. */
const noTrade: LastTrade = {
  at: undefined,
  price: undefined,
  quantity: undefined,
  volume: undefined,
  exchange: 'KRX',
  rows: 'trades',
  delayMs: 0,
  askedAt: 0,
  kisClock: { aheadMs: 0, errorMs: 500 },
}
const seconds = (count: number) => count * 1_000

describe('createWatchdog', () => {
  it('asks nothing about a topic whose rows come', async () => {
    const { clock, watch, trade, asked, verdicts } = startWatched()
    const samsung = watch('005930')

    for (let row = 0; row < 100; row += 1) {
      await clock.advance(seconds(20))
      trade(samsung)
    }

    expect(asked).toEqual([])
    expect(verdicts).toEqual([])
  })

  it('calls a silent topic quiet when REST shows no later trade, and live at its next row', async () => {
    const { clock, watch, trade, asked, verdicts } = startWatched()
    const samsung = watch('005930')
    trade(samsung)

    await clock.advance(seconds(76))
    expect(asked).toEqual([[75, '005930']])
    expect(verdicts).toEqual(['005930 quiet'])
    expect(samsung.verdict).toBe('quiet')

    trade(samsung)
    expect(verdicts.at(-1)).toBe('005930 live')
  })

  it('asks less and less often while REST proves the silence right', async () => {
    const { clock, watch, asked } = startWatched()
    watch('005930')

    await clock.advance(seconds(2_000))

    expect(asked.map(([second]) => second)).toEqual([75, 225, 525, 1_005, 1_485, 1_965])
  })

  it('calls a topic stale when a trade is at REST and its row is overdue', async () => {
    const proven: number[] = []
    const { clock, watch, trade, asked } = startWatched({ changed: (_topic, _verdict, at) => proven.push(at) })
    const samsung = watch('005930')
    await clock.advance(seconds(10))
    trade(samsung)
    await clock.advance(seconds(10))
    trade(samsung, 'lost')

    await clock.advance(seconds(120))

    expect(samsung.verdict).toBe('stale')
    expect(asked).toHaveLength(1)
    expect(proven).toEqual([tenAt + seconds(10)])
  })

  it('waits for a row that is under way before it calls its topic stale', async () => {
    const { clock, watch, trade, verdicts, asked } = startWatched()
    const samsung = watch('005930')
    await clock.advance(seconds(74))
    trade(samsung, 'lost')
    await clock.advance(seconds(3))
    expect(asked).toHaveLength(1)

    samsung.received(clock.now())
    await clock.advance(seconds(60))

    expect(verdicts).toEqual([])
    expect(samsung.verdict).toBe('live')
  })

  it('moves the proof on with each answer, so that a gap begins after the last one', async () => {
    const changes: unknown[] = []
    const { clock, watch, trade } = startWatched({ changed: (_, verdict, at) => changes.push([verdict, at - tenAt]) })
    const samsung = watch('005930')
    await clock.advance(seconds(100))
    trade(samsung, 'lost')
    await clock.advance(seconds(200))

    expect(changes).toEqual([
      ['quiet', seconds(75)],
      ['stale', seconds(75)],
    ])
  })

  it('asks no more about a stale topic, until it is watched again', async () => {
    const { clock, watch, trade, verdicts, asked } = startWatched()
    const samsung = watch('005930')
    trade(samsung)
    await clock.advance(seconds(10))
    trade(samsung, 'lost')
    await clock.advance(seconds(3_600))
    expect(asked).toHaveLength(1)

    samsung.forget()
    const again = watch('005930')
    await clock.advance(seconds(500))

    // The lost trade was before KIS delivered it again.
    expect(again.verdict).toBe('quiet')
    expect(verdicts).toEqual(['005930 stale', '005930 quiet'])
  })

  it('goes on with a topic that was stale and whose rows come again', async () => {
    const { clock, watch, trade, verdicts } = startWatched()
    const samsung = watch('005930')
    await clock.advance(seconds(1))
    trade(samsung, 'lost')
    await clock.advance(seconds(600))
    trade(samsung)

    await clock.advance(seconds(600))

    expect(verdicts).toEqual(['005930 stale', '005930 live', '005930 quiet'])
  })

  it('drops an answer about a topic that was forgotten meanwhile', async () => {
    const answers: (() => void)[] = []
    const { clock, watch, verdicts } = startWatched({
      oracle: () => new Promise((resolve) => answers.push(() => resolve(noTrade))),
    })
    const samsung = watch('005930')
    await clock.advance(seconds(76))

    samsung.forget()
    const again = watch('005930')
    for (const answer of answers) answer()
    await clock.advance(0)

    expect(answers).toHaveLength(1)
    expect(verdicts).toEqual([])
    expect([samsung, again].map(({ verdict }) => verdict)).toEqual(['live', 'live'])
  })

  it('lets a row that comes during the check win', async () => {
    let answer = () => {}
    const { clock, watch, budget, verdicts } = startWatched({
      oracle: async () => {
        const askedAt = clock.now()
        await new Promise<void>((resolve) => {
          answer = resolve
        })
        return { ...noTrade, askedAt }
      },
    })
    const samsung = watch('005930')
    await clock.advance(seconds(76))
    samsung.received(clock.now())
    // Another topic makes the watchdog look meanwhile.
    watch('000660')
    await clock.advance(seconds(5))
    expect(budget.take('check')).toBe(0)
    answer()
    await clock.advance(seconds(15))

    expect(verdicts).toEqual([])
  })

  describe('while no trade can be expected', () => {
    it('calls the topic quiet without a call, and asks again once trades can be expected', async () => {
      const closesAt = tenAt + seconds(300)
      const opensAt = tenAt + seconds(7_200)
      const { clock, watch, trade, verdicts, asked } = startWatched({
        isExpected: (_topic, at) => at < closesAt || at >= opensAt,
      })
      const samsung = watch('005930')
      for (let row = 0; row < 15; row += 1) {
        await clock.advance(seconds(20))
        trade(samsung)
      }

      await clock.advance(seconds(3_600))
      expect(verdicts).toEqual(['005930 quiet'])
      expect(asked).toEqual([])

      await clock.advance(opensAt + seconds(120) - clock.now())
      expect(asked).toHaveLength(1)
      expect(asked[0]?.[0]).toBeGreaterThanOrEqual(7_200)
    })
  })

  it('calls a topic quiet whose only later trade lies in hours without rows', async () => {
    const proven: number[] = []
    const { clock, watch, trade } = startWatched({
      isExpected: (_topic, at) => at < tenAt + seconds(100) || at >= tenAt + seconds(200),
      changed: (_topic, _verdict, provenAt) => proven.push(provenAt),
    })
    const samsung = watch('005930')
    await clock.advance(seconds(90))
    trade(samsung)
    await clock.advance(seconds(60))
    trade(samsung, 'lost')
    await clock.advance(seconds(400))

    expect(samsung.verdict).toBe('quiet')
    // The silence began before the hours without rows, so that REST is asked: its answer proves nothing about that time.
    expect(proven.at(-1)).toBe(tenAt + seconds(90))
  })

  it('asks rarely where it is not known whether a trade can be expected', async () => {
    const { clock, watch, trade, asked } = startWatched({ isExpected: () => undefined })
    trade(watch('005930'))

    await clock.advance(seconds(1_500))

    expect(asked.map(([second]) => second)).toEqual([480, 960, 1_440])
  })

  it('asks as soon as elsewhere once it is known that trades can be expected', async () => {
    const { clock, watch, asked } = startWatched({
      isExpected: (_topic, at) => (at < tenAt + seconds(60) ? undefined : true),
    })
    watch('005930')

    await clock.advance(seconds(150))

    expect(asked).toEqual([[75, '005930']])
  })

  describe('with many topics', () => {
    it('stays within its calls, and asks about every one', async () => {
      const { clock, watch, asked } = startWatched({ mostCallsPerMinute: 6 })
      for (let topic = 0; topic < 41; topic += 1) watch(String(100_000 + topic))

      // The first silence, and a call every 10 s.
      await clock.advance(seconds(75 + 41 * 10))

      expect(new Set(asked.map(([, key]) => key)).size).toBe(41)
      for (const [second] of asked) {
        const inMinute = asked.filter(([other]) => other >= second && other < second + 60)
        expect(inMinute.length).toBeLessThanOrEqual(6)
      }
    })

    it('asks about those first that wait for longer', async () => {
      const { clock, watch, asked } = startWatched({ mostCallsPerMinute: 1 })
      watch('000001')
      watch('000002')
      await clock.advance(seconds(55))
      watch('000003')

      await clock.advance(seconds(145))

      expect(asked).toEqual([
        [75, '000001'],
        [135, '000002'],
        [195, '000003'],
      ])
    })
  })

  describe('when a check fails', () => {
    it('changes nothing, reports the failure once, and asks again later', async () => {
      let isDown = true
      const { clock, watch, verdicts, failures, asked } = startWatched({
        oracle: async () => {
          if (isDown) throw new Error('down')
          return undefined
        },
      })
      const samsung = watch('005930')
      await clock.advance(seconds(600))
      expect(asked.length).toBeGreaterThan(2)
      expect(failures).toEqual(['005930 down'])
      expect(samsung.verdict).toBe('live')
      expect(verdicts).toEqual([])

      isDown = false
      await clock.advance(seconds(1_000))
      // KIS has no such read: the topic is not asked about again.
      const count = asked.length
      await clock.advance(seconds(3_600))
      expect(asked).toHaveLength(count)
    })

    it('gives up an answer after 15 s', async () => {
      const { clock, watch, failures } = startWatched({
        oracle: (_topic, { signal }) =>
          new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      })
      watch('005930')

      await clock.advance(seconds(89))
      expect(failures).toEqual([])
      await clock.advance(seconds(2))
      expect(failures).toEqual(['005930 no last trade of H0STCNT0 005930 within 15000 ms'])
    })
  })

  it('asks nothing about a topic that is forgotten, or after it is closed', async () => {
    const { clock, watch, watchdog, asked } = startWatched()
    watch('005930').forget()
    watch('000660')
    watchdog.close()

    await clock.advance(seconds(600))

    expect(asked).toEqual([])
  })

  it('asks although the clock was set back', async () => {
    const { clock, watch, trade, asked } = startWatched()
    const samsung = watch('005930')
    await clock.advance(seconds(20))
    trade(samsung)
    clock.jump(-seconds(86_400))

    await clock.advance(seconds(200))

    expect(asked).toHaveLength(1)
  })
})

describe('ask', () => {
  it('checks at once, and resolves with the verdict', async () => {
    const { clock, watch, trade, asked } = startWatched()
    const [samsung, hynix] = [watch('005930'), watch('000660')]
    await clock.advance(seconds(5))
    trade(samsung, 'lost')
    const verdicts = Promise.all([samsung.ask(), hynix.ask()])

    await clock.advance(seconds(10))

    expect(await verdicts).toEqual(['stale', 'quiet'])
    expect(asked).toEqual([
      [5.001, '005930'],
      [8.001, '000660'],
    ])
  })

  it('resolves with undefined when the check fails, or the topic is forgotten', async () => {
    const { clock, watch } = startWatched({
      oracle: async ({ key }) => {
        throw new Error(key)
      },
    })
    const [samsung, hynix] = [watch('005930'), watch('000660')]
    const answers = Promise.all([samsung.ask(), hynix.ask()])
    hynix.forget()
    await clock.advance(seconds(5))

    expect(await answers).toEqual([undefined, undefined])
    expect(samsung.topic).toEqual(tradesOf('005930'))
  })
})
