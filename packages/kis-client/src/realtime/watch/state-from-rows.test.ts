import { describe, expect, it } from 'vitest'
import type { Feed } from '../../endpoint.ts'
import { ccnlKrx, marketStatusKrx, viStatusKrx } from '../../endpoints/feeds.gen.ts'
import { createKnownFeeds } from '../known-feeds.ts'
import type { LineFrame } from '../line.ts'
import { topicName } from '../topics/topic.ts'
import { createTradingNow } from '../venues/trading-now.ts'
import { stateFromRows } from './state-from-rows.ts'

const seoul = (time: string) => Date.parse(`2026-11-23T${time}+09:00`)
const feeds = createKnownFeeds()
const trades = { trId: 'H0STCNT0', key: '005930' }

const frameOf = (feed: Feed<string>, time: string, cells: Readonly<Record<string, string>>): LineFrame => ({
  trId: feed.real,
  count: 1,
  payload: feed.columns.map((column) => cells[column.toUpperCase()] ?? '').join('^'),
  receivedAt: seoul(time),
})

/** Returns the state of the trades at a time, after the last frames of the topics of one symbol. */
function stateAt(time: string, frames: readonly LineFrame[]) {
  const last = new Map(frames.map((frame) => [topicName({ trId: frame.trId, key: '005930' }), frame]))
  return stateFromRows(trades, { feeds, now: seoul(time), lastFrameOf: (topic) => last.get(topicName(topic)) })
}

const samsung = { MKSC_SHRN_ISCD: '005930' }
const interruption = frameOf(viStatusKrx, '10:00:05', { ...samsung, VI_CLS_CODE: 'Y', VI_KIND_CODE: '1' })
const trade = (time: string) =>
  frameOf(ccnlKrx, time, { ...samsung, STCK_CNTG_HOUR: time.replaceAll(':', ''), HOUR_CLS_CODE: '0', TRHT_YN: 'N' })

describe('stateFromRows', () => {
  it('holds the interruption that came after the last trade, and not one before it', () => {
    expect(stateAt('10:00:30', [interruption, trade('10:00:00')])).toMatchObject({ phase: 'vi-auction' })
    expect(stateAt('10:02:30', [interruption, trade('10:02:10')])).toMatchObject({ phase: 'continuous' })
  })

  it('explains the silence of the trades to the watchdog while the interruption lasts', () => {
    const frames = [trade('10:00:00'), interruption]
    const { isExpected, reasonForSilence } = createTradingNow({ stateOf: () => stateAt('10:01:00', frames) })

    expect(isExpected(trades, seoul('10:01:00'))).toBe(false)
    expect(reasonForSilence(trades, seoul('10:01:00'))).toBe('vi-auction')
    expect(isExpected(trades, seoul('10:02:36'))).toBe(true)
  })

  it('knows nothing of another symbol, of an exchange abroad, and of rows that are older than a silence may be', () => {
    const halted = frameOf(marketStatusKrx, '10:00:00', { ...samsung, TRHT_YN: 'Y' })
    const other = frameOf(marketStatusKrx, '10:00:00', { MKSC_SHRN_ISCD: '000660', TRHT_YN: 'Y' })
    const abroad = { trId: 'HDFSCNT0', key: 'DNASAAPL' }

    expect(stateAt('10:07:59', [halted])).toMatchObject({ isHalted: true, haltOf: 'symbol' })
    expect(stateAt('10:08:00', [halted])).toBeUndefined()
    expect(stateAt('10:00:01', [other])).toBeUndefined()
    expect(stateAt('10:00:01', [])).toBeUndefined()
    expect(stateFromRows(abroad, { feeds, now: seoul('10:00'), lastFrameOf: () => halted })).toBeUndefined()
  })
})
