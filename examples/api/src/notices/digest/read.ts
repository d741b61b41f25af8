import type { Desk, DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import {
  type Balance,
  exchangeDate,
  getBalance,
  type KisClient,
  listOrders,
  listPositions,
  type Order,
  type Positions,
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
  /** Orders of today, as KIS lists them. */
  readonly orders: readonly Order[]
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
  const orders = await listOrders(
    kis,
    { from: exchangeDate('NASD', now()), to: exchangeDate('KRX', now()) },
    { signal },
  )
  const { deadDeliveries } = await jobs.health()
  const day = desk && (await readDesk(desk).catch(() => undefined))
  const expiresAt = tokens.status().token?.expiresAt
  return {
    balances,
    positions,
    orders,
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
