import * as z from 'zod'
import { type Market, markets } from '../../market/market.ts'
import { addDays, parseCalendarDate } from '../../values/dates.ts'
import { type TradingMode, tradingModes } from '../guards/facts.ts'
import { checkpointSchema, type HoldingsCheckpoint } from '../holdings/checkpoint.ts'

/** Shares of a symbol that no order explains, seen twice. */
export interface HoldingMismatch {
  /** Market of the holding: a symbol in the US is one holding on all of its exchanges. */
  readonly market: Market
  /** Symbol as KIS lists its positions. */
  readonly symbol: string
  /** Shares that the orders explain. */
  readonly expected: string
  /** Shares that KIS lists as held, those on loans included. */
  readonly held: string
}

/**
 * Fact about the account. The journal keeps them in their order; the record of the account follows from them.
 *
 * - `opened`: the journal has begun
 * - `checked`: a program has compared the journal with KIS's lists of KRX, or of all exchanges abroad, for the first time
 * - `mode`: a person, or a file, has changed the mode
 * - `doubted`: KIS lists orders of today, or holdings, that the journal cannot know: it is new, older than the account, or somebody
 *   else has ordered while no program ran
 * - `confirmed`: a person said that the journal has all orders of ours
 * - `other`: an order of KIS's lists is another's
 * - `origin`: rows that are ours by their numbers have this origin, or rows of others have it too
 * - `checkpoint`: opening holdings of a market
 * - `mismatch`, `explained`: the shares of a symbol differ from what the orders explain, and agree again
 */
export type AccountFact =
  | { readonly kind: 'opened' }
  | { readonly kind: 'checked'; readonly part: 'KRX' | 'abroad' }
  | { readonly kind: 'mode'; readonly mode: TradingMode; readonly by: string }
  | { readonly kind: 'doubted'; readonly numbers: readonly string[]; readonly symbols: readonly string[] }
  | { readonly kind: 'confirmed'; readonly by: string }
  | { readonly kind: 'other'; readonly orderedOn: string; readonly key: string }
  | { readonly kind: 'origin'; readonly origin: string; readonly of: 'ours' | 'others' }
  | { readonly kind: 'checkpoint'; readonly checkpoint: HoldingsCheckpoint }
  | { readonly kind: 'mismatch'; readonly mismatch: HoldingMismatch }
  | { readonly kind: 'explained'; readonly market: Market; readonly symbol: string; readonly by: string }

const texts = z.array(z.string())
const market = z.enum(markets)
const mismatch = z.object({ market, symbol: z.string(), expected: z.string(), held: z.string() })
const schema: z.ZodType<AccountFact> = z.union([
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('checked'), part: z.enum(['KRX', 'abroad']) }),
  z.object({ kind: z.literal('mode'), mode: z.enum(tradingModes), by: z.string() }),
  z.object({ kind: z.literal('doubted'), numbers: texts, symbols: texts }),
  z.object({ kind: z.literal('confirmed'), by: z.string() }),
  z.object({ kind: z.literal('other'), orderedOn: z.iso.date(), key: z.string() }),
  z.object({ kind: z.literal('origin'), origin: z.string(), of: z.enum(['ours', 'others']) }),
  z.object({ kind: z.literal('checkpoint'), checkpoint: checkpointSchema }),
  z.object({ kind: z.literal('mismatch'), mismatch }),
  z.object({ kind: z.literal('explained'), market, symbol: z.string(), by: z.string() }),
])

export const formatAccountFact = (fact: AccountFact): string => JSON.stringify(fact)

/** Parses a fact of a journal. @throws {Error} it is damaged, or a newer version of this package wrote it */
export const parseAccountFact = (text: string): AccountFact => schema.parse(JSON.parse(text))

/** Account, as computed from its history: all that is known beside its orders. */
export interface AccountRecord {
  readonly mode: TradingMode
  /** Parts of KIS's lists with which the journal was compared. */
  readonly checked: ReadonlySet<'KRX' | 'abroad'>
  /** Whether the journal has all orders of ours, so that orders which increase a position may leave. */
  readonly isTrusted: boolean
  readonly checkpoints: ReadonlyMap<Market, HoldingsCheckpoint>
  /** Mismatches by market and symbol. */
  readonly mismatches: ReadonlyMap<string, HoldingMismatch>
  /** Keys of the orders of others by their days, of the last days. */
  readonly others: ReadonlyMap<string, ReadonlySet<string>>
  /** Origins of rows that are ours by their numbers, and of rows of others. One may be in both: then it proves nothing. */
  readonly origins: Readonly<Record<'ours' | 'others', ReadonlySet<string>>>
  /** Number of entries of its history. */
  readonly entries: number
}

export const newAccount: AccountRecord = {
  mode: 'active',
  checked: new Set(),
  isTrusted: true,
  checkpoints: new Map(),
  mismatches: new Map(),
  others: new Map(),
  origins: { ours: new Set(), others: new Set() },
  entries: 0,
}

export const mismatchKey = ({ market, symbol }: Pick<HoldingMismatch, 'market' | 'symbol'>): string =>
  `${market} ${symbol}`

/** Returns the record after a further fact. */
export function withAccountFact(record: AccountRecord, fact: AccountFact): AccountRecord {
  const next = { ...record, entries: record.entries + 1 }
  switch (fact.kind) {
    case 'opened':
      return next
    case 'checked':
      return { ...next, checked: new Set([...next.checked, fact.part]) }
    case 'mode':
      return { ...next, mode: fact.mode }
    case 'doubted':
      return { ...next, isTrusted: false }
    case 'confirmed':
      return { ...next, isTrusted: true }
    case 'other':
      return { ...next, others: withOther(next.others, fact) }
    case 'origin':
      return { ...next, origins: { ...next.origins, [fact.of]: new Set([...next.origins[fact.of], fact.origin]) } }
    case 'checkpoint':
      return { ...next, checkpoints: new Map([...next.checkpoints, [fact.checkpoint.market, fact.checkpoint]]) }
    case 'mismatch':
      return { ...next, mismatches: new Map([...next.mismatches, [mismatchKey(fact.mismatch), fact.mismatch]]) }
    case 'explained':
      return { ...next, mismatches: new Map([...next.mismatches].filter(([key]) => key !== mismatchKey(fact))) }
  }
}

// Only orders of today and of New York's yesterday are looked for.
const daysKept = 4

function withOther(
  others: AccountRecord['others'],
  { key, orderedOn }: Extract<AccountFact, { kind: 'other' }>,
): AccountRecord['others'] {
  const since = addDays(parseCalendarDate(orderedOn), -daysKept)
  const kept = [...others].filter(([day]) => day >= since)
  return new Map([...kept, [orderedOn, new Set([...(others.get(orderedOn) ?? []), key])]])
}
