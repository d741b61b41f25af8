import type { Board } from '../../instruments/listed-instrument.ts'
import type { QuoteExchange } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'

/** Listing of an instrument: KIS's code for quotes abroad, one of KRX's boards in Korea. */
export type Listing = Board | QuoteExchange

/** Instrument that the simulator trades. */
export interface SimulatedInstrument {
  readonly market: Market
  readonly symbol: string
  readonly name: string
  readonly listing: Listing
  readonly kind: 'stock' | 'etf'
  /** Close before 2020-01-02, from which the random walk starts: about the real one, in the market's money. */
  readonly basePrice: string
  /** Day of the listing, `yyyyMMdd`: the first one with a bar. */
  readonly listedOn: string
}

type Row = readonly [
  symbol: string,
  name: string,
  listing: Listing,
  kind: SimulatedInstrument['kind'],
  basePrice: string,
]

const krx: readonly Row[] = [
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

const us: readonly Row[] = [
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

const hongKong: readonly Row[] = [
  ['00700', '텐센트홀딩스', 'HKS', 'stock', '375.600'],
  ['09988', '알리바바', 'HKS', 'stock', '207.200'],
  ['00005', 'HSBC', 'HKS', 'stock', '60.850'],
  ['00941', '차이나모바일', 'HKS', 'stock', '65.500'],
  ['01299', 'AIA', 'HKS', 'stock', '81.800'],
  ['02800', '트래커 펀드', 'HKS', 'etf', '28.500'],
]

const china: readonly Row[] = [
  ['600519', '귀주모태주', 'SHS', 'stock', '1183.000'],
  ['601318', '중국평안보험', 'SHS', 'stock', '85.460'],
  ['600036', '초상은행', 'SHS', 'stock', '37.580'],
  ['601398', '공상은행', 'SHS', 'stock', '5.880'],
  ['000858', '오량액', 'SZS', 'stock', '133.010'],
  ['300750', 'CATL', 'SZS', 'stock', '106.400'],
  ['002594', 'BYD', 'SZS', 'stock', '47.670'],
  ['000333', '메이디그룹', 'SZS', 'stock', '58.250'],
]

const japan: readonly Row[] = [
  ['7203', '도요타자동차', 'TSE', 'stock', '1542.8'],
  ['6758', '소니그룹', 'TSE', 'stock', '1480.2'],
  ['9984', '소프트뱅크그룹', 'TSE', 'stock', '4750.0'],
  ['8306', '미쓰비시UFJ', 'TSE', 'stock', '593.0'],
  ['7974', '닌텐도', 'TSE', 'stock', '4375.0'],
  ['1321', 'NEXT FUNDS 닛케이225', 'TSE', 'etf', '24150.0'],
]

const vietnam: readonly Row[] = [
  ['PVS', '페트로베트남 기술서비스', 'HNX', 'stock', '17500'],
  ['IDC', 'IDICO', 'HNX', 'stock', '19500'],
  ['MBS', 'MB증권', 'HNX', 'stock', '14000'],
  ['VNM', '비나밀크', 'HSX', 'stock', '116500'],
  ['VCB', '비엣콤은행', 'HSX', 'stock', '90200'],
  ['HPG', '호아팟그룹', 'HSX', 'stock', '23500'],
  ['FPT', 'FPT', 'HSX', 'stock', '58300'],
]

/** Days of listing that lie far from the usual one. Real ones, as the exchanges print them. */
const listings: Readonly<Record<string, string>> = {
  '005930': '19750611',
  '005380': '19740628',
  '000660': '19961226',
  '207940': '20161110',
  '247540': '20190305',
  AAPL: '19801212',
  MSFT: '19860313',
  NVDA: '19990122',
  AMZN: '19970515',
  GOOGL: '20040819',
  TSLA: '20100629',
  META: '20120518',
}
/** Day of listing of every other instrument. */
export const usualListing = '20000104'

const instrumentsOf = (market: Market, rows: readonly Row[]): readonly SimulatedInstrument[] =>
  rows.map(([symbol, name, listing, kind, basePrice]) => ({
    market,
    symbol,
    name,
    listing,
    kind,
    basePrice,
    listedOn: listings[symbol] ?? usualListing,
  }))

/** Instruments that every simulator trades, the Korean ones first; no symbol occurs twice. */
export const instruments: readonly SimulatedInstrument[] = [
  ...instrumentsOf('KRX', krx),
  ...instrumentsOf('US', us),
  ...instrumentsOf('HK', hongKong),
  ...instrumentsOf('CN', china),
  ...instrumentsOf('JP', japan),
  ...instrumentsOf('VN', vietnam),
]

/** Returns whether Nextrade trades an instrument: shares of the two boards, and no funds. */
export const isTradedOnNxt = ({ kind, listing }: SimulatedInstrument): boolean =>
  kind === 'stock' && (listing === 'KOSPI' || listing === 'KOSDAQ')

/** Instruments of one simulation. */
export interface Instruments {
  readonly all: readonly SimulatedInstrument[]
  /** Finds an instrument by its market and symbol. */
  find(market: Market, symbol: string): SimulatedInstrument | undefined
  /** Finds an instrument by its symbol alone; of two with one symbol the one whose market comes first. */
  findBySymbol(symbol: string): SimulatedInstrument | undefined
}

/** Indexes the built-in instruments and those of the caller; one of the caller's takes the place of a built-in one. */
export function createInstruments(given: readonly SimulatedInstrument[] = []): Instruments {
  const byKey = new Map([...instruments, ...given].map((one) => [`${one.market}/${one.symbol}`, one]))
  const all = [...byKey.values()]
  const bySymbol = new Map(all.toReversed().map((one) => [one.symbol, one]))
  return {
    all,
    find: (market, symbol) => byKey.get(`${market}/${symbol}`),
    findBySymbol: (symbol) => bySymbol.get(symbol),
  }
}
