import { describe, expect, it } from 'vitest'
import { openTopic, readRows } from '../../realtime/feeds/live-feeds.test-kit.ts'
import { createLiveFeeds } from '../../realtime/feeds/live-feeds.ts'
import { blockOf, createCaller, rowsOf } from '../caller.test-kit.ts'

const apple = { EXCD: 'NAS', SYMB: 'AAPL' }
/** Monday in New York, an hour after the open, in summer time. */
const opensAt = Date.parse('2026-10-19T09:30:00-04:00')
const openAt = opensAt + 3_600_000

const start = () => createCaller('real')

const ask = ({ ask: call }: ReturnType<typeof start>, at: number, input: object = {}) =>
  call({ id: 'overseas-stock/quot-inquire-ccnl', input: { ...apple, TDAY: '1', ...input }, at })

describe('quot-inquire-ccnl', () => {
  it('has the trades of the feed, newest first', () => {
    const caller = start()
    const feeds = createLiveFeeds({ world: caller.world, htsId: 'simuser' })
    const fed = readRows('HDFSCNT0', openTopic(feeds, 'HDFSCNT0', 'DNASAAPL').rows(opensAt - 1, openAt))

    const rows = rowsOf(ask(caller, openAt), 'output2')

    expect(rows).toHaveLength(30)
    expect(rows.map(({ khms, last, evol, tvol, mtyp }) => [khms, last, evol, tvol, mtyp])).toEqual(
      fed
        .slice(-30)
        .toReversed()
        .map(({ KHMS, LAST, EVOL, TVOL, MTYP }) => [KHMS, LAST, EVOL, TVOL, MTYP]),
    )
  })

  it.each([0, 1, 12_345, 3_600_000])('agrees with the quote %i ms later', (offset) => {
    const caller = start()
    const quote = blockOf(caller.ask({ id: 'overseas-stock/price', input: apple, at: openAt + offset }), 'output')

    const [last] = rowsOf(ask(caller, openAt + offset), 'output2')

    expect(last).toMatchObject({
      last: quote['last'],
      tvol: quote['tvol'],
      sign: quote['sign'],
      diff: quote['diff'],
      rate: quote['rate'],
    })
  })

  it('has no trades of today before the open, and those of Friday as the day before', () => {
    const caller = start()
    const before = opensAt - 3_600_000
    const friday = rowsOf(ask(caller, Date.parse('2026-10-17T18:00:00-04:00')), 'output2')

    expect(rowsOf(ask(caller, before), 'output2')).toEqual([])
    expect(rowsOf(ask(caller, before, { TDAY: '0' }), 'output2')).toEqual(friday)
    expect(rowsOf(ask(caller, openAt, { TDAY: '0' }), 'output2')).toEqual(friday)
  })

  it('has no rows of an unknown symbol, and refuses an unknown day', () => {
    expect(rowsOf(ask(start(), openAt, { SYMB: 'XXXX' }), 'output2')).toEqual([])
    expect(ask(start(), openAt, { TDAY: '2' })).toHaveProperty('refusal')
  })
})
