import { type FakeClock, fakeClock } from '@stockeye/test-kit/fake-clock'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { type FakeKis, type FakeKisOptions, fakeKis } from '../session/fake-kis.test-kit.ts'
import { createStream } from './create-stream.ts'
import type { Gap, Stream, StreamEvents } from './stream.ts'

/** Stream at a KIS without a network, on a day without trading: REST is asked for nothing. */
export interface FakeStream {
  readonly clock: FakeClock
  readonly kis: FakeKis
  readonly stream: Stream
  readonly gaps: readonly Gap[]
  readonly troubles: readonly unknown[]
  readonly unreadable: readonly StreamEvents['unreadable'][]
  /** Sends trades of a symbol in one frame, as many as prices are given. @returns whether KIS has the topic registered */
  trade(symbol: string, ...prices: readonly string[]): boolean
  /** Returns the number of topics that KIS delivers. */
  delivered(): number
}

const sunday = Date.parse('2026-11-22T10:00:00+09:00')

/** Starts a stream at a fake KIS. @param optionsOn returns KIS's options on the clock of the stream */
export function startFakeStream(optionsOn: (clock: FakeClock) => FakeKisOptions = () => ({})): FakeStream {
  const clock = fakeClock(sunday)
  const kis = fakeKis(1, clock, optionsOn(clock))
  const stream = createStream(kis.client, { random: () => 0.5 })
  const gaps: Gap[] = []
  const troubles: unknown[] = []
  const unreadable: StreamEvents['unreadable'][] = []
  stream.on('gap', (gap) => gaps.push(gap))
  stream.on('trouble', (trouble) => troubles.push(trouble))
  stream.on('unreadable', (fault) => unreadable.push(fault))
  return {
    clock,
    kis,
    stream,
    gaps,
    troubles,
    unreadable,
    trade: (symbol, ...prices) =>
      kis.send('H0STCNT0', symbol, prices.map((price) => tradeOf(symbol, price)).join('^'), prices.length),
    delivered: () => stream.state().filter(({ status }) => status === 'live' || status === 'quiet').length,
  }
}

function tradeOf(symbol: string, price: string): string {
  const known = new Map([
    ['MKSC_SHRN_ISCD', symbol],
    ['STCK_CNTG_HOUR', '100000'],
    ['STCK_PRPR', price],
  ])
  return ccnlKrx.columns.map((column) => known.get(column) ?? '1').join('^')
}

/** Returns the problems that troubles of a stream name. */
export const problemsOf = (troubles: readonly unknown[]): readonly unknown[] =>
  troubles.map((trouble) => Reflect.get(Object(trouble), 'problem'))

/** Returns symbols of shares. */
export const symbols = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${100_000 + index}`)

export const nothing = (): undefined => undefined
