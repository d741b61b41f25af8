import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '@stockeye/kis-client'
import { positionsLagMs } from '../decide/holdings.ts'
import { marketDate, marketOf, marketOfOrder } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Approval } from './desk.ts'
import type { WantedSale } from './oversight.ts'
import { approvalSchema } from './schemas.ts'
import type { DeskRecords } from './store.ts'
import { createTurns } from './turns.ts'

/** Sales of today that wait for a person, or were answered. */
export interface Approvals {
  /** Returns whether a sale may leave, and asks for it where it needs an answer. */
  isApproved(sale: WantedSale): Promise<boolean>
  list(): readonly Approval[]
  /**
   * Answers a sale that waits. The first answer holds: a later one changes nothing.
   *
   * @returns the sale as it is after it; undefined if no sale of today has the id
   */
  answer(id: string, isApproved: boolean, by: string): Promise<Approval | undefined>
}

const minuteMs = 60_000
const zero = parseDecimal('0')
/** Longest id, in letters: a button of a chat carries it. */
const mostLetters = 40

export function createApprovals(
  { settings, clock, log, trading }: Pick<Portfolio, 'settings' | 'clock' | 'log' | 'trading'>,
  { records, changed }: { readonly records: DeskRecords; readonly changed: (approval: Approval) => void },
): Approvals {
  const stored = records.list('approval').map((row) => approvalSchema.parse(row))
  const known = new Map(stored.map((approval) => [approval.id, approval]))
  const inTurn = createTurns()

  const isOfToday = ({ exchange, requestedAt }: Approval): boolean => {
    const market = marketOf({ exchange })
    return marketDate(market, requestedAt) === marketDate(market, clock.now())
  }
  const list = () => [...known.values()].filter(isOfToday)

  /** Returns the sales of the trader that an approval has let leave. */
  const salesOf = ({ symbol, exchange, reason, requestedAt }: Approval) =>
    trading
      .listOrders()
      .filter(
        ({ order, change, decision, intendedAt }) =>
          change === undefined &&
          order.side === 'sell' &&
          order.symbol === symbol &&
          marketOfOrder(order) === marketOf({ exchange }) &&
          decision === reason &&
          intendedAt >= requestedAt,
      )

  /** Returns the shares of an approved sale that were not sold yet. */
  const leftOf = (asked: Approval): Decimal =>
    subtractDecimals(
      asked.quantity,
      salesOf(asked).reduce((sum, { filled }) => addDecimals(sum, filled), zero),
    )

  /** Returns whether KIS's list of positions may still show shares that an approved sale has sold. */
  const mayLag = (asked: Approval): boolean =>
    salesOf(asked).some(
      ({ filled, intendedAt }) =>
        compareDecimals(filled, zero) > 0 &&
        clock.now() < intendedAt + settings.risk.sellMinutes * minuteMs + positionsLagMs,
    )

  async function store(approval: Approval): Promise<void> {
    const past = [...known.values()].filter((one) => !isOfToday(one)).map(({ id }) => id)
    await records.write({ approval: { put: [[approval.id, approval]], remove: past } })
    for (const id of past) known.delete(id)
    known.set(approval.id, approval)
    changed(approval)
  }

  async function ask(sale: WantedSale): Promise<void> {
    const { symbol, exchange, date, quantity, price, reason } = sale
    // A second reason on the same day is a second question.
    const earlier = list().filter((one) => one.symbol === symbol && one.exchange === exchange).length
    const name = `sell-${date}-${symbol}`
    const id = (earlier === 0 ? name : `${name}-${earlier + 1}`).slice(0, mostLetters)
    await store({ id, symbol, exchange, quantity, price, reason, requestedAt: clock.now(), state: 'waiting' })
    log.warn(
      { id, symbol, quantity, price, reason },
      `APPROVAL_WAITS sell ${quantity} ${symbol} at ${price}: ${reason}`,
    )
  }

  return {
    async isApproved(sale) {
      const { symbol, exchange, quantity, price, reason } = sale
      const isSame = (one: Approval) => one.symbol === symbol && one.exchange === exchange && one.reason === reason
      const asked = list()
        .toSorted((one, other) => one.requestedAt - other.requestedAt)
        .findLast(isSame)
      // A lower price, or fewer shares, do not make a sale that a person has declined one that needs no answer.
      if (asked?.state === 'declined') return false
      const limit = settings.risk.approveAbove[marketOf({ exchange })]
      if (limit === undefined || compareDecimals(multiplyDecimals(quantity, price), limit) <= 0) return true
      if (asked?.state === 'waiting') return false
      // A person has approved so many shares, and not what was bought since, also not in the place of those that were sold.
      if (asked !== undefined && compareDecimals(quantity, leftOf(asked)) <= 0) return true
      const isListedYet = asked !== undefined && compareDecimals(quantity, asked.quantity) <= 0 && mayLag(asked)
      if (!isListedYet) await ask(sale)
      return false
    },
    list,
    answer: (id, isApproved, by) =>
      inTurn(async () => {
        const asked = known.get(id)
        if (asked === undefined || !isOfToday(asked)) return undefined
        if (asked.state !== 'waiting') return asked
        const answered: Approval = { ...asked, state: isApproved ? 'approved' : 'declined', by }
        await store(answered)
        log.info({ by, id }, `${isApproved ? 'APPROVAL_GIVEN' : 'APPROVAL_DECLINED'} ${id}, by ${by}`)
        return answered
      }),
  }
}
