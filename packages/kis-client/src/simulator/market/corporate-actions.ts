import type { DayBar } from '../world/day-bar.ts'
import type { SimulatedInstrument } from '../world/instruments.ts'

// Corporate actions of the simulation, at least one of each kind. All lie before 2020, or change no price, so that no holding of
// a simulated account is ever split. Those with a company's name are real, the others are the simulator's own.

/** Days of a Korean action, `yyyyMMdd`; '' where it has none. */
interface KrxAction {
  readonly symbol: string
  readonly name: string
  readonly recordOn: string
  /** Day on which the changed shares trade, and of bonus shares the ex-rights day. */
  readonly effectiveOn: string
  /** Span without trading. */
  readonly suspended: readonly [from: string, to: string] | undefined
}

/** Change of the face value, in won. */
export interface FaceChange extends KrxAction {
  readonly faceBefore: number
  readonly faceAfter: number
}

export const faceChanges: readonly FaceChange[] = [
  {
    // Samsung Electronics, one share into 50.
    symbol: '005930',
    name: '삼성전자',
    recordOn: '20180430',
    effectiveOn: '20180504',
    suspended: ['20180430', '20180503'],
    faceBefore: 5_000,
    faceAfter: 100,
  },
  {
    symbol: '034020',
    name: '두산에너빌리티',
    recordOn: '20150331',
    effectiveOn: '20150420',
    suspended: ['20150330', '20150419'],
    faceBefore: 500,
    faceAfter: 5_000,
  },
]

/** Bonus shares, in percent of the shares held. */
export interface BonusIssue extends KrxAction {
  readonly percent: number
  readonly listedOn: string
}

export const bonusIssues: readonly BonusIssue[] = [
  {
    symbol: '086520',
    name: '에코프로',
    recordOn: '20170629',
    effectiveOn: '20170628',
    suspended: undefined,
    percent: 100,
    listedOn: '20170720',
  },
]

/** Reduction of the capital: the shares are multiplied by `rate`. */
export interface CapitalReduction extends KrxAction {
  readonly rate: string
}

export const capitalReductions: readonly CapitalReduction[] = [
  {
    symbol: '117930',
    name: '한진해운',
    recordOn: '20140620',
    effectiveOn: '20140714',
    suspended: ['20140619', '20140713'],
    rate: '0.50',
  },
]

export interface Merger extends KrxAction {
  readonly type: string
  readonly ratio: string
  readonly absorbed: readonly [symbol: string, name: string]
  readonly surviving: readonly [symbol: string, name: string]
}

export const mergers: readonly Merger[] = [
  {
    // Mirae Asset Securities, absorbed by Mirae Asset Daewoo.
    symbol: '006800',
    name: '미래에셋증권',
    recordOn: '20161229',
    effectiveOn: '20170120',
    suspended: undefined,
    type: '합병',
    ratio: '2.9716317',
    absorbed: ['037620', '미래에셋증권'],
    surviving: ['006800', '미래에셋대우'],
  },
]

/** Companies that have left KRX: Hanjin Shipping. */
export const delistedShares: readonly {
  readonly symbol: string
  readonly name: string
  readonly delistedOn: string
}[] = [{ symbol: '117930', name: '한진해운', delistedOn: '20170307' }]

/** Right abroad as KIS's `period-rights` has it. */
export interface OverseasRight {
  readonly symbol: string
  readonly name: string
  /** Product type, `PRDT_TYPE_CD`. */
  readonly product: string
  /** 권리유형코드: 02 bonus, 11 merger, 14 split, 15 reverse split. */
  readonly type: string
  readonly recordOn: string
  readonly effectiveOn: string
  /** Shares after it for a hundred before; '' for a merger. */
  readonly percent: string
}

export const overseasRights: readonly OverseasRight[] = [
  {
    // Apple, one share into 7.
    symbol: 'AAPL',
    name: '애플',
    product: '512',
    type: '14',
    recordOn: '20140609',
    effectiveOn: '20140609',
    percent: '700.000000000000',
  },
  {
    // General Electric, 8 shares into one.
    symbol: 'GE',
    name: 'GENERAL ELECTRIC',
    product: '513',
    type: '15',
    recordOn: '20210802',
    effectiveOn: '20210802',
    percent: '12.500000000000',
  },
  {
    symbol: 'TWTR',
    name: 'TWITTER INC',
    product: '513',
    type: '11',
    recordOn: '20221027',
    effectiveOn: '20221027',
    percent: '0.000000000000',
  },
]

/** Notice as KIS's `rights-by-ice` has it; days are `yyyyMMdd` or ''. */
export interface OverseasNotice {
  readonly country: string
  readonly symbol: string
  readonly announcedOn: string
  readonly title: string
  readonly effectiveOn: string
  readonly delistedOn: string
}

export const overseasNotices: readonly OverseasNotice[] = [
  {
    // Facebook traded as FB until that day.
    country: 'US',
    symbol: 'META',
    announcedOn: '20220531',
    title: '티커변경',
    effectiveOn: '20220609',
    delistedOn: '',
  },
  {
    country: 'US',
    symbol: 'TWTR',
    announcedOn: '20221027',
    title: '상장폐지',
    effectiveOn: '',
    delistedOn: '20221108',
  },
]

interface PriceChange {
  readonly symbol: string
  readonly effectiveOn: string
  /** Shares after it for one before. */
  readonly ratio: number
}

const krxPriceChanges: readonly PriceChange[] = [
  ...faceChanges.map((one) => ({ ...one, ratio: one.faceBefore / one.faceAfter })),
  ...bonusIssues.map((one) => ({ ...one, ratio: 1 + one.percent / 100 })),
]
const overseasPriceChanges: readonly PriceChange[] = overseasRights
  .filter(({ type }) => type === '14' || type === '15')
  .map((one) => ({ ...one, ratio: Number(one.percent) / 100 }))

/** Returns whether a share of KRX was suspended on a day, `yyyyMMdd`, for one of its actions. */
export const wasSuspended = ({ market, symbol }: SimulatedInstrument, date: string): boolean =>
  market === 'KRX' &&
  [...faceChanges, ...capitalReductions, ...mergers].some(
    ({ symbol: of, suspended: [from, to] = ['', ''] }) => of === symbol && from <= date && date <= to,
  )

/** Returns a bar as it was traded on its day, before the splits that came later. */
export function unadjusted({ market, symbol }: SimulatedInstrument, bar: DayBar): DayBar {
  const changes = market === 'KRX' ? krxPriceChanges : market === 'US' ? overseasPriceChanges : []
  const ratio = changes
    .filter((change) => change.symbol === symbol && bar.date < change.effectiveOn)
    .reduce((product, change) => product * change.ratio, 1)
  if (ratio === 1) return bar
  const price = (units: number) => Math.max(1, Math.round(units * ratio))
  return {
    date: bar.date,
    open: price(bar.open),
    high: price(bar.high),
    low: price(bar.low),
    close: price(bar.close),
    volume: Math.max(1, Math.round(bar.volume / ratio)),
  }
}
