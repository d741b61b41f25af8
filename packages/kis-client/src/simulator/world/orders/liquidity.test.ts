import { describe, expect, it } from 'vitest'
import { createCaller } from '../../answers/caller.test-kit.ts'
import type { GivenMinute } from '../../market/given-minutes.ts'
import { createHolidayTable } from '../holiday-table.ts'
import type { WorldOptions } from '../world.ts'
import { checkLiquidity, type Liquidity } from './liquidity.ts'

const symbol = '005930'
const date = '2026-10-19'
const at = (time: string): number => Date.parse(`${date}T${time}+09:00`)
const holidays = createHolidayTable('exchange')

/** Returns a minute of one price, which is one trade at its first second. */
const trade = (time: string, price: number, volume: number): GivenMinute => {
  const text = `${price}`
  return { startsAt: at(time), open: text, high: text, low: text, close: text, volume }
}

/** Creates a world in which Samsung was at 70,000 won on Friday, on a grid of 100 won, and has these trades on Monday. */
function worldOf(liquidity: Liquidity, trades: readonly GivenMinute[], options: Partial<WorldOptions> = {}) {
  const bar = { open: '70000', high: '91000', low: '49000', close: '70000', volume: 1_000 }
  const caller = createCaller(
    'real',
    {
      bars: {
        [symbol]: [
          { ...bar, date: '2026-10-16' },
          { ...bar, date },
        ],
      },
      minutes: (_, day) => (day === date ? trades : undefined),
      positions: [{ symbol, quantity: 1_000, averagePrice: '70000' }],
      cash: { KRW: '9000000000' },
      liquidity,
      ...options,
    },
    holidays,
  )
  const { engine } = caller.world
  const place = (side: 'buy' | 'sell', time: string, quantity: number, limit?: number, type = limit ? '00' : '01') => {
    caller[side]({ ORD_DVSN: type, ORD_QTY: `${quantity}`, ORD_UNPR: `${limit ?? 0}` }, at(time))
    const number = engine.all().length - 1
    return () => {
      engine.settle(at('16:00'))
      return engine.all()[number]?.fills.map((fill) => [time24(fill.at), fill.price, fill.quantity])
    }
  }
  return { ...caller, place }
}

const time24 = (instant: number): string => new Date(instant + 9 * 3_600_000).toISOString().slice(11, 19)

describe('slippageTicks', () => {
  const trades = [trade('10:00', 70_000, 10), trade('10:05', 69_000, 10), trade('15:30', 70_500, 10)]
  const twoSteps = { slippageTicks: 2 }

  it('fills an order that takes a trade so many steps worse', () => {
    const { place } = worldOf(twoSteps, trades)
    const [bought, sold] = [place('buy', '10:00:10', 3), place('sell', '10:00:10', 3)]

    expect([bought(), sold()]).toEqual([[['10:00:10', 70_200, 3]], [['10:00:10', 69_800, 3]]])
  })

  it('fills an order with a limit only where price and slippage fit it, and never beyond it', () => {
    const { place } = worldOf(twoSteps, trades)
    const fits = place('buy', '10:00:10', 1, 70_200)
    const waits = place('buy', '10:00:10', 1, 70_100)

    expect(fits()).toEqual([['10:00:10', 70_200, 1]])
    // It waits in the book, and the next trade reaches it with its slippage: at its own limit.
    expect(waits()).toEqual([['10:05:00', 70_100, 1]])
  })

  it('keeps an order waiting while a trade with its slippage lies beyond its limit', () => {
    const next = [trade('10:00', 70_000, 10), trade('10:05', 69_900, 10), trade('10:10', 69_800, 10)]
    const { place } = worldOf({ slippageTicks: 3 }, next)
    const [bought, never] = [place('buy', '10:00:10', 1, 70_100), place('buy', '10:00:10', 1, 70_000)]
    const sold = place('sell', '10:10:10', 1, 69_600)

    // 69,800 and three steps of 100 won are 70,100; no trade reaches 69,700.
    expect(bought()).toEqual([['10:10:00', 70_100, 1]])
    expect(never()).toEqual([])
    expect(sold()).toEqual([])
  })

  it('fills the rest of an order as one that waits, at its limit', () => {
    const next = [trade('10:00', 70_000, 10), trade('10:05', 70_000, 10), trade('10:10', 69_900, 10)]
    const { place } = worldOf({ slippageTicks: 2, volumeShare: 0.1 }, next)
    const order = place('buy', '10:00:10', 3, 70_300)

    expect(order()).toEqual([
      ['10:00:10', 70_200, 1],
      ['10:05:00', 70_300, 1],
      ['10:10:00', 70_300, 1],
    ])
  })

  it('fills a waiting order in the closing auction at its price, without slippage', () => {
    const { place } = worldOf({ slippageTicks: 50 }, trades)

    expect(place('buy', '10:00:10', 1, 70_500)()).toEqual([['15:30:00', 70_500, 1]])
  })

  it('leaves out auctions, and stays within the price limits of the day', () => {
    // Limits of 30 % around 70,000: 91,000 and 49,000.
    const { place } = worldOf(twoSteps, [
      trade('10:00', 90_900, 10),
      trade('10:05', 49_000, 5),
      trade('15:30', 60_000, 10),
    ])
    const [dearest, cheapest] = [place('buy', '10:00:10', 1), place('sell', '10:05:10', 1)]
    const auction = place('buy', '15:25', 1)

    expect(dearest()).toEqual([['10:00:10', 91_000, 1]])
    expect(cheapest()).toEqual([['10:05:10', 49_000, 1]])
    expect(auction()).toEqual([['15:30:00', 60_000, 1]])
  })

  it('counts the steps of each band of the grid', () => {
    // 49,950 lies on the grid of 50 won, which ends at 50,000; from there a step is 100 won.
    const { place } = worldOf(twoSteps, [trade('10:00', 49_950, 10), trade('10:01', 50_000, 10)])
    const [bought, sold] = [place('buy', '10:00:10', 1), place('sell', '10:01:10', 1)]

    expect([bought(), sold()]).toEqual([[['10:00:10', 50_100, 1]], [['10:01:10', 49_900, 1]]])
  })
})

describe('volumeShare', () => {
  const trades = [
    trade('10:00', 70_000, 45),
    trade('10:05', 70_000, 9),
    trade('10:10', 70_000, 200),
    trade('15:30', 70_000, 50),
  ]
  const tenth = { volumeShare: 0.1 }

  it('gives an order at most the share of each trade, at least one share, and the rest later', () => {
    const { place } = worldOf(tenth, trades)
    const order = place('buy', '10:00:10', 100)

    expect(order()).toEqual([
      ['10:00:10', 70_000, 4],
      ['10:05:00', 70_000, 1],
      ['10:10:00', 70_000, 20],
      ['15:30:00', 70_000, 5],
    ])
  })

  it('bounds the account by the volume of the whole minute, with one share at least', () => {
    // Four trades with two shares each, and then four with ten each.
    const minute = (time: string, volume: number): GivenMinute => ({
      ...trade(time, 70_000, volume),
      high: '70100',
      low: '69900',
      close: '70050',
    })
    const { place } = worldOf(tenth, [minute('10:01', 8), minute('10:02', 40)])
    const [first, second] = [place('buy', '10:00:10', 4), place('buy', '10:00:20', 20)]

    const inMinute = (fills: ReturnType<typeof first>, time: string) =>
      fills?.filter(([at]) => `${at}`.startsWith(time)).reduce((sum, [, , shares]) => sum + Number(shares), 0)
    const [one, other] = [first(), second()]
    // A tenth of 8 shares is less than one; a tenth of 40 are four.
    expect([inMinute(one, '10:01'), inMinute(other, '10:01')]).toEqual([1, 0])
    expect([inMinute(one, '10:02'), inMinute(other, '10:02')]).toEqual([3, 1])
  })

  it('adds up the shares of trades that have less than one each', () => {
    // Trades of five shares at 70,000, at an extreme each, and at 70,050: a tenth of all twenty are two shares.
    const rows = [{ ...trade('10:01', 70_000, 20), high: '70100', low: '69900', close: '70050' }]
    const { place } = worldOf(tenth, rows)
    const order = place('buy', '10:00:10', 20)

    expect(order()?.reduce((sum, [, , shares]) => sum + Number(shares), 0)).toBe(2)
  })

  it('lets orders of the account share a trade, the earlier one first', () => {
    const { place } = worldOf(tenth, trades)
    const [first, second, third] = [
      place('buy', '10:00:10', 3),
      place('sell', '10:00:20', 3),
      place('buy', '10:00:30', 2),
    ]

    expect(first()).toEqual([['10:00:10', 70_000, 3]])
    expect(second()).toEqual([
      ['10:00:20', 70_000, 1],
      ['10:05:00', 70_000, 1],
      ['10:10:00', 70_000, 1],
    ])
    expect(third()).toEqual([['10:10:00', 70_000, 2]])
  })

  it('gives a new day its own shares', () => {
    const friday = '2026-10-16'
    const { buy, world } = worldOf(tenth, trades, {
      minutes: (_, day) => {
        const ofDay = [{ ...trade('10:00', 70_000, 45), startsAt: Date.parse(`${day}T10:00+09:00`) }]
        return day === friday || day === date ? ofDay : undefined
      },
    })
    const order = { ORD_DVSN: '01', ORD_QTY: '9', ORD_UNPR: '0' }
    buy(order, Date.parse(`${friday}T10:00:10+09:00`))
    world.engine.settle(at('09:00'))
    buy(order, at('10:00:10'))

    expect(world.engine.all().map(({ filled }) => filled)).toEqual([4, 4])
  })

  it('fills an order that is all or nothing only where the whole of it fits', () => {
    const { place } = worldOf(tenth, trades)
    const [tooMany, few, part] = [
      place('buy', '10:00:10', 5, undefined, '14'),
      place('buy', '10:00:20', 3, undefined, '14'),
      place('buy', '10:00:30', 3, undefined, '13'),
    ]

    expect([tooMany(), few(), part()]).toEqual([[], [['10:00:20', 70_000, 3]], [['10:00:30', 70_000, 1]]])
  })

  it('bounds orders by the volume of drawn minutes too, and by nothing in a minute without one', () => {
    const { buy, world } = createCaller(
      'real',
      { cash: { KRW: '9000000000' }, liquidity: { volumeShare: 0.01 } },
      holidays,
    )
    const instrument = world.instruments.findBySymbol(symbol)
    const day = world.holidays.dayOn('KRX', '20261019')
    if (instrument === undefined || day === undefined) throw new Error('no Samsung on Monday')
    const [minute] = world.venuePrices
      .minutes(instrument, 'KRX', day, at('16:00'))
      .filter((one) => one.at === at('10:00'))

    buy({ ORD_DVSN: '01', ORD_QTY: '30000', ORD_UNPR: '0' }, at('10:00:10'))

    const [order] = world.engine.all()
    expect(order?.fills.map(({ quantity }) => quantity)).toEqual([
      Math.max(1, Math.floor((minute?.volume ?? 0) * 0.01)),
    ])
    expect(order?.remaining).toBeGreaterThan(0)
  })
})

describe('liquidity', () => {
  it('changes nothing where it is left out: an order fills at the price that it meets', () => {
    const { place } = worldOf({}, [trade('10:00', 70_000, 5), trade('10:01', 70_100, 5)])

    expect(place('buy', '10:00:10', 40)()).toEqual([['10:00:10', 70_000, 40]])
  })

  it.each([
    [{ slippageTicks: -1 }, 'liquidity.slippageTicks'],
    [{ slippageTicks: 1.5 }, 'liquidity.slippageTicks'],
    [{ slippageTicks: 101 }, 'liquidity.slippageTicks'],
    [{ volumeShare: 0 }, 'liquidity.volumeShare'],
    [{ volumeShare: 1.01 }, 'liquidity.volumeShare'],
    [{ volumeShare: '0.1' }, 'liquidity.volumeShare'],
    [{ share: 0.1 }, 'share'],
    [7, 'liquidity'],
  ])('refuses %j', (liquidity, field) => {
    expect(() => Reflect.apply(checkLiquidity, undefined, [liquidity])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })
})
