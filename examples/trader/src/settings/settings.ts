import type { Interval } from '../market/sessions.ts'
import type { Market, Watched } from '../market/watched.ts'
import { defaultRisk, type RiskSettings } from '../risk/settings.ts'

/** Files of the trader, as paths from the current folder. */
export interface TraderFiles {
  /** Log as JSON lines. */
  readonly log: string
  /** File of the token; every reader of it can use the token. */
  readonly tokens: string
  /** File of the runs of jobs. */
  readonly jobs: string
  /** Journal of the orders. It belongs to the account. */
  readonly orders: string
  /** File of the commands and answers of people, and of the equity. */
  readonly desk: string
  /** File that halts trading while it exists. */
  readonly halt: string
}

/** Settings of the trader. */
export interface Settings {
  /** Instruments that the trader may buy, and whose positions it looks after. */
  readonly watchlist: readonly Watched[]
  /** Rules of each market: a name of built-in ones, or the path of a `.kis.yaml` preset. */
  readonly rules: Readonly<Record<Market, string>>
  readonly interval: Interval
  readonly risk: RiskSettings
  /** Id with which the user signs in at KIS, for execution notices; undefined without notices. */
  readonly htsId: string | undefined
  /**
   * Whether no other program trades the account through KIS's API: then an order whose answer was lost is taken for the trader's own where
   * only one row of KIS fits it. Otherwise a person has to claim it.
   */
  readonly isOnlyProgram: boolean
  readonly files: TraderFiles
}

/** Settings without a file. The instruments are large and liquid, so that a limit order near the last price is filled soon. */
export const defaultSettings: Settings = {
  watchlist: [
    { symbol: '005930', exchange: 'KRX' },
    { symbol: '000660', exchange: 'KRX' },
    { symbol: '035420', exchange: 'KRX' },
    { symbol: '005380', exchange: 'KRX' },
    { symbol: 'AAPL', exchange: 'NASD' },
    { symbol: 'NVDA', exchange: 'NASD' },
    { symbol: 'MSFT', exchange: 'NASD' },
    { symbol: 'TSLA', exchange: 'NASD' },
  ],
  rules: { KRX: 'dip', US: 'breakout' },
  interval: 'minute',
  risk: defaultRisk,
  htsId: undefined,
  isOnlyProgram: false,
  files: {
    log: 'trading.log',
    tokens: '.stockeye/tokens.db',
    jobs: '.stockeye/jobs.db',
    orders: '.stockeye/orders.db',
    desk: '.stockeye/desk.db',
    halt: '.stockeye/STOP',
  },
}
