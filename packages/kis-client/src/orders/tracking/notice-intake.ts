import type { KisClient } from '../../client/client.ts'
import { isOfAccount } from '../../realtime/notices/account.ts'
import { type ExecutionNotice, isSameNumber, type NoticeSource } from '../../realtime/notices/execution-notice.ts'
import type { NoticedFact } from '../history/fact.ts'
import type { Histories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import { isUnconfirmed, withNotice } from '../history/noticed.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import type { LatestReading } from '../reconcile/part-reconciler.ts'
import { findNoticed, isLike } from './match-notice.ts'
import type { ReportedNotice, UnconfirmedNotice } from './watching.ts'

/** Door by which execution notices come into the journal: each is a hint that a look at KIS's lists has to confirm. */
export interface NoticeIntake {
  /** Looks for the orders of notices whose numbers were not known: an order has a new fact. */
  orderChanged(record: OrderRecord, before: OrderRecord | undefined): void
  /** Compares the notices of unknown numbers with the lists that were read. */
  looked(): void
  /** Returns whether a look is wanted: KIS's lists have not shown yet what was noticed. */
  isWanted(): boolean
  /** Takes no further notice, and resolves once those before are stored. */
  close(): Promise<void>
}

export interface NoticeIntakeOptions {
  readonly client: KisClient
  /** Source of the notices; missing where none is wanted. */
  readonly source: NoticeSource | undefined
  readonly histories: Histories
  readonly underWay: ReadonlySet<string>
  /** Time that KIS's lists have to show what was noticed, in ms. */
  readonly marginMs: number
  /** Returns the latest reading of a list. */
  readonly latest: (exchange: 'KRX' | 'NASD') => LatestReading | undefined
  readonly lookNow: () => void
  readonly report: (reported: ReportedNotice) => void
  readonly deny: (unconfirmed: UnconfirmedNotice) => void
  readonly failed: (error: unknown) => void
}

/** Notice whose number no order of ours has. */
interface HeldNotice {
  readonly notice: ExecutionNotice
  readonly key: string
  /** Instant on KIS's clock by which it had arrived. */
  readonly at: number
  isReported: boolean
  /** Whether the lists are expected to show its number. */
  isExpected: boolean
}

const dayMs = 86_400_000
// A forger may send any number of them, or of notices with unknown codes about one order.
const mostHeld = 500

/** Creates the door of one account, and takes notices at once. */
export function createNoticeIntake(options: NoticeIntakeOptions): NoticeIntake {
  const { client, source, histories, underWay, marginMs, latest, lookNow, report, deny, failed } = options
  /** Keys of the notices that were stored, by the ids of their orders. */
  const stored = new Map<string, Set<string>>()
  let held: readonly HeldNotice[] = []
  let turn: Promise<unknown> = Promise.resolve()

  /** Runs a step after those before it, so that each sees what the one before has stored. */
  function inTurn(step: () => Promise<void>) {
    turn = turn.then(step).catch(failed)
  }

  async function take(notice: ExecutionNotice) {
    const record = findNoticed(histories.live(), notice)
    if (record === undefined) hold(notice)
    else if (await store(record, notice))
      report({ notice, order: (await histories.read(record.clientOrderId)) ?? record })
  }

  /** Stores a notice of an order of ours, unless it says nothing new. @returns whether it is to be reported */
  async function store({ clientOrderId }: OrderRecord, notice: ExecutionNotice): Promise<boolean> {
    const { kind } = notice
    if (kind !== 'accepted' || notice.change !== 'new') lookNow()
    const keys = await keysOf(clientOrderId)
    const isKnown = keys.has(keyOf(notice))
    if (kind === 'unknown') {
      if (isKnown || keys.size >= mostHeld) return false
      keys.add(keyOf(notice))
      return true
    }
    const isRepeat = kind === 'filled' && isKnown
    const record = await histories.read(clientOrderId)
    if (record === undefined) return false
    const fact = factOf({ ...notice, kind }, isRepeat, kisNow(client))
    if (withNotice(record.noticed, fact, record.order) === record.noticed) return false
    keys.add(keyOf(notice))
    // If the journal fails, the notice is reported, and stored later.
    await histories.addInTheEnd(record, fact).catch(failed)
    return !isRepeat
  }

  /** Returns the keys of the notices about an order that came before. */
  async function keysOf(clientOrderId: string): Promise<Set<string>> {
    const known = stored.get(clientOrderId)
    if (known !== undefined) return known
    const facts = ((await histories.entries(clientOrderId)) ?? []).map(({ fact }) => fact)
    const keys = new Set(facts.flatMap((fact) => (fact.kind === 'noticed' ? keyOf(fact.notice) : [])))
    stored.set(clientOrderId, keys)
    return keys
  }

  /** Keeps a notice whose number is not known, until an order of ours has the number. */
  function hold(notice: ExecutionNotice) {
    lookNow()
    const key = `${notice.part} ${keyOf(notice)}`
    const isRepeat = held.some((other) => other.key === key && other.notice.symbol === notice.symbol)
    const fresh = {
      notice,
      key,
      at: kisNow(client).latestAt,
      isReported: isRepeat,
      isExpected: !isRepeat && notice.kind !== 'rejected',
    }
    held = [...held, fresh].slice(-mostHeld)
    reportOthers()
  }

  /** Reports the notices that no call under way can explain: the answer to it would say the number. */
  function reportOthers() {
    const calling = histories.live().filter(isCalling)
    for (const each of held) {
      if (each.isReported || calling.some((record) => isLike(each.notice, record))) continue
      each.isReported = true
      report({ notice: each.notice, order: undefined })
    }
  }

  const isCalling = ({ clientOrderId, name, leftTo }: OrderRecord) =>
    underWay.has(clientOrderId) && name === undefined && leftTo === undefined

  async function findOrders() {
    const rest: HeldNotice[] = []
    for (const each of held) {
      const record = findNoticed(histories.live(), each.notice)
      if (record === undefined) rest.push(each)
      else if ((await store(record, each.notice)) && !each.isReported)
        report({ notice: each.notice, order: (await histories.read(record.clientOrderId)) ?? record })
    }
    held = rest
    reportOthers()
  }

  function receive(notice: ExecutionNotice) {
    inTurn(async () => {
      if (isOfAccount(notice.account, client.account)) await take(notice)
    })
  }

  const stopNotices = source?.onNotice(receive)
  const stopGaps = source?.onGap?.(lookNow)

  return {
    orderChanged(record, before) {
      const hasNews = record.name?.number !== before?.name?.number || record.leftTo !== before?.leftTo
      if (hasNews && held.length > 0) inTurn(findOrders)
    },
    looked() {
      const now = kisNow(client).latestAt
      held = held.filter(({ at }) => at > now - dayMs)
      const live = new Set(histories.live().map(({ clientOrderId }) => clientOrderId))
      for (const id of stored.keys()) if (!live.has(id)) stored.delete(id)
      for (const each of held.filter(({ isExpected }) => isExpected)) {
        const read = latest(each.notice.part === 'KRX' ? 'KRX' : 'NASD')
        if (read === undefined) continue
        const isShown =
          read.others.some((row) => isRowOf(each.notice, row)) || histories.live().some(isNamedBy(each.notice))
        const isLate = read.reading.from >= each.at + marginMs
        each.isExpected = !isShown && !isLate
        const { number, symbol } = each.notice
        if (isLate && !isShown) deny({ number, symbol, order: undefined })
      }
    },
    isWanted() {
      // A list that cannot be read is not waited for without an end.
      const since = kisNow(client).latestAt - 2 * marginMs - lateMs
      return (
        held.some(({ isExpected, at }) => isExpected && at > since) ||
        histories.live().some((record) => isDoubtful(record) && (record.noticed?.at ?? 0) > since)
      )
    },
    async close() {
      stopNotices?.()
      stopGaps?.()
      await turn
    },
  }
}

// Looks may be a minute apart.
const lateMs = 120_000

const isDoubtful = (record: OrderRecord): boolean =>
  record.noticed?.isDenied === false && isListed(record) && isUnconfirmed(record)

const isRowOf = ({ symbol, number }: ExecutionNotice, row: Order): boolean =>
  row.symbol === symbol && isSameNumber(row.number, number)

const isNamedBy =
  ({ symbol, number }: ExecutionNotice) =>
  ({ name, order }: OrderRecord): boolean =>
    name !== undefined && order.symbol === symbol && isSameNumber(name.number, number)

/** Returns a text that is the same for two notices that are equal in all that KIS sends of an event. */
const keyOf = ({
  kind,
  change,
  isConfirmed,
  number,
  quantity,
  price,
  time,
}: Omit<NoticedFact['notice'], 'kind'> & { kind: string }) =>
  JSON.stringify([kind, change, isConfirmed, number, quantity, price, time])

function factOf(
  notice: ExecutionNotice & Pick<NoticedFact['notice'], 'kind'>,
  isRepeat: boolean,
  kis: NoticedFact['kis'],
): NoticedFact {
  const { kind, change, isConfirmed, number, quantity, orderQuantity, price, time } = notice
  return {
    kind: 'noticed',
    notice: {
      kind,
      change,
      isConfirmed,
      number,
      quantity,
      ...(orderQuantity !== undefined && { orderQuantity }),
      ...(price !== undefined && { price }),
      time,
    },
    ...(isRepeat && { isRepeat }),
    kis,
  }
}
