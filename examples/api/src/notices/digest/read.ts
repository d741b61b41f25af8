import type { Desk, DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import {
  type Balance,
  exchangeDate,
  getBalance,
  isKisError,
  type KisClient,
  listOrders,
  listPositions,
  type Order,
  type Positions,
  regularTradingHours,
} from '@stockeye/kis-client'

export interface DigestParts {
  readonly kis: KisClient
  readonly tokens: { status(): { readonly token?: { readonly expiresAt: number } | undefined } }
  readonly jobs: { health(): Promise<{ readonly deadDeliveries: number }> }
  /** Trader of the account. @default none: the digest has what KIS alone lists */
  readonly desk?: Pick<Desk, 'getState' | 'listEquity'> | undefined
  readonly now: () => number
}

/** Day of an account. */
export interface Digest {
  /** Cash in each currency. */
  readonly balances: readonly Balance[]
  readonly positions: Positions
  /** Orders of today on KRX, as KIS lists them. */
  readonly orders: readonly Order[]
  /** The latest session of New York, whose orders are not those of a day in Seoul. */
  readonly lastNight: { readonly date: string; readonly orders: readonly Order[] }
  /** View of the trader; undefined without one, and while it does not answer. */
  readonly desk?: DeskDay | undefined
  /** Whether a trader is connected, but does not answer. */
  readonly isDeskAway: boolean
  /** Span until the token expires, in ms; undefined without one. */
  readonly tokenLeftMs?: number | undefined
  /** Number of notices that could not be delivered. */
  readonly deadDeliveries: number
}

export interface DeskDay {
  readonly state: DeskState
  /** Equity so far, the oldest first. */
  readonly points: readonly EquityPoint[]
}

/** Reads the day of the account. @throws what KIS answers: a digest needs the account; a trader that is away is named in it */
export async function readDigest(
  { kis, tokens, jobs, desk, now }: DigestParts,
  { signal }: { readonly signal: AbortSignal },
): Promise<Digest> {
  const balances = await getBalance(kis, {}, { signal })
  const positions = await listPositions(kis, {}, { signal })
  const today = exchangeDate('KRX', now())
  const orders = await listOrders(kis, { market: 'KRX', from: today, to: today }, { signal })
  const date = latestSession(now())
  const abroad = await listOrders(kis, { market: 'US', from: date, to: date }, { signal })
  const { deadDeliveries } = await jobs.health()
  const day = desk && (await readDesk(desk).catch(() => undefined))
  const expiresAt = tokens.status().token?.expiresAt
  return {
    balances,
    positions,
    orders,
    lastNight: { date, orders: abroad },
    ...(day && { desk: day }),
    isDeskAway: desk !== undefined && day === undefined,
    ...(expiresAt !== undefined && { tokenLeftMs: expiresAt - now() }),
    deadDeliveries,
  }
}

async function readDesk(desk: NonNullable<DigestParts['desk']>): Promise<DeskDay> {
  const [state, points] = await Promise.all([desk.getState(), desk.listEquity()])
  return { state, points }
}

const dayMs = 24 * 60 * 60_000

/**
 * Returns the day in New York of the latest session that has begun by the instant. At 16:00 in Seoul a day has begun in New York whose
 * session comes in the evening: the one that has just ended is of the day before.
 */
export function latestSession(at: number): string {
  for (let day = at; ; day -= dayMs) {
    const date = exchangeDate('NASD', day)
    const opensAt = opensOn(date)
    if (opensAt !== undefined && opensAt <= at) return date
  }
}

/**
 * Returns the instant at which New York opens on a day, in ms since 1970; undefined if it does not. A day that the table does not
 * decide counts as open, from 09:30 of winter time on.
 */
function opensOn(date: string): number | undefined {
  try {
    return regularTradingHours('US', date)?.opensAt
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return Date.parse(`${date}T14:30:00Z`)
    throw error
  }
}
