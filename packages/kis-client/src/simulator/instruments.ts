import type { Market, TickInstrument } from '../market/tick.ts'

/** Where it is listed: in the US KIS's code for quotes, in Korea one of KRX's two markets. */
export type Listing = 'KOSPI' | 'KOSDAQ' | 'NAS' | 'NYS' | 'AMS'

/** Something that the simulator trades. */
export interface Instrument {
  readonly market: Market
  readonly symbol: string
  readonly name: string
  readonly exchange: Listing
  readonly kind: TickInstrument
  /** The close before 2020-01-02, from which the walk starts: about the real one, in won or dollars. */
  readonly basePrice: string
}

type Row = readonly [symbol: string, name: string, exchange: Listing, kind: TickInstrument, basePrice: string]

const domestic: readonly Row[] = [
  ['005930', '삼성전자', 'KOSPI', 'stock', '55800'],
  ['000660', 'SK하이닉스', 'KOSPI', 'stock', '94100'],
  ['005380', '현대차', 'KOSPI', 'stock', '120500'],
  ['000270', '기아', 'KOSPI', 'stock', '44300'],
  ['035420', 'NAVER', 'KOSPI', 'stock', '186500'],
  ['035720', '카카오', 'KOSPI', 'stock', '30600'],
  ['051910', 'LG화학', 'KOSPI', 'stock', '317500'],
  ['006400', '삼성SDI', 'KOSPI', 'stock', '236000'],
  ['068270', '셀트리온', 'KOSPI', 'stock', '181000'],
  ['207940', '삼성바이오로직스', 'KOSPI', 'stock', '433000'],
  ['005490', 'POSCO홀딩스', 'KOSPI', 'stock', '236500'],
  ['105560', 'KB금융', 'KOSPI', 'stock', '47650'],
  ['055550', '신한지주', 'KOSPI', 'stock', '43350'],
  ['012330', '현대모비스', 'KOSPI', 'stock', '256000'],
  ['066570', 'LG전자', 'KOSPI', 'stock', '72100'],
  ['017670', 'SK텔레콤', 'KOSPI', 'stock', '238000'],
  ['030200', 'KT', 'KOSPI', 'stock', '27000'],
  ['015760', '한국전력', 'KOSPI', 'stock', '27800'],
  ['034020', '두산에너빌리티', 'KOSPI', 'stock', '5720'],
  ['006800', '미래에셋증권', 'KOSPI', 'stock', '7550'],
  ['011200', 'HMM', 'KOSPI', 'stock', '3550'],
  ['003490', '대한항공', 'KOSPI', 'stock', '28500'],
  ['247540', '에코프로비엠', 'KOSDAQ', 'stock', '53000'],
  ['086520', '에코프로', 'KOSDAQ', 'stock', '20100'],
  ['196170', '알테오젠', 'KOSDAQ', 'stock', '67800'],
  ['028300', 'HLB', 'KOSDAQ', 'stock', '115000'],
  ['035900', 'JYP Ent.', 'KOSDAQ', 'stock', '24100'],
  ['293490', '카카오게임즈', 'KOSDAQ', 'stock', '24000'],
  ['069500', 'KODEX 200', 'KOSPI', 'etf', '29270'],
  ['122630', 'KODEX 레버리지', 'KOSPI', 'etf', '13230'],
  ['114800', 'KODEX 인버스', 'KOSPI', 'etf', '6205'],
  ['133690', 'TIGER 미국나스닥100', 'KOSPI', 'etf', '49555'],
]

const overseas: readonly Row[] = [
  ['AAPL', '애플', 'NAS', 'stock', '73.41'],
  ['MSFT', '마이크로소프트', 'NAS', 'stock', '157.70'],
  ['NVDA', '엔비디아', 'NAS', 'stock', '58.83'],
  ['AMZN', '아마존닷컴', 'NAS', 'stock', '92.39'],
  ['GOOGL', '알파벳 A', 'NAS', 'stock', '66.97'],
  ['META', '메타 플랫폼스', 'NAS', 'stock', '205.25'],
  ['TSLA', '테슬라', 'NAS', 'stock', '27.89'],
  ['AVGO', '브로드컴', 'NAS', 'stock', '31.60'],
  ['AMD', 'AMD', 'NAS', 'stock', '45.86'],
  ['INTC', '인텔', 'NAS', 'stock', '59.85'],
  ['NFLX', '넷플릭스', 'NAS', 'stock', '323.57'],
  ['COST', '코스트코', 'NAS', 'stock', '293.92'],
  ['QQQ', 'INVESCO QQQ TRUST', 'NAS', 'etf', '212.61'],
  ['JPM', 'JP모간체이스', 'NYS', 'stock', '139.40'],
  ['KO', '코카콜라', 'NYS', 'stock', '55.35'],
  ['DIS', '월트 디즈니', 'NYS', 'stock', '144.63'],
  ['XOM', '엑슨모빌', 'NYS', 'stock', '69.78'],
  ['BRK/B', '버크셔 해서웨이 B', 'NYS', 'stock', '226.50'],
  ['SPY', 'SPDR S&P 500 ETF', 'AMS', 'etf', '321.86'],
  ['SCHD', 'SCHWAB US DIVIDEND EQUITY', 'AMS', 'etf', '57.92'],
]

const instrumentsOf = (market: Market, rows: readonly Row[]): readonly Instrument[] =>
  rows.map(([symbol, name, exchange, kind, basePrice]) => ({ market, symbol, name, exchange, kind, basePrice }))

/** All of them, the Korean ones first; no symbol occurs twice. */
export const instruments: readonly Instrument[] = [...instrumentsOf('KRX', domestic), ...instrumentsOf('US', overseas)]

export const findInstrument = (market: Market, symbol: string): Instrument | undefined =>
  instruments.find((instrument) => instrument.symbol === symbol && instrument.market === market)
