import { exchangeDate } from '../../market/exchange-date.ts'
import type { Fact, NoticedFact, Reading, SeenFact } from './fact.ts'
import { type HistoryEntry, recordOf } from './order-record.ts'

/** Formats the history of an order for people: what was wanted, what was read when, and why its state is what it is. */
export function formatHistory(clientOrderId: string, history: readonly HistoryEntry[]): string {
  const { order, state, isProbable, reason, decision } = recordOf(clientOrderId, history)
  const { symbol, exchange = 'KRX', side, quantity, price, type = 'limit', venue } = order
  const terms = `${side} ${quantity} ${symbol} on ${venue ?? exchange}, ${type}${price === undefined ? '' : ` at ${price}`}`
  const why = reason === undefined ? '' : `: ${reason.code}, ${reason.message}`
  const lines = history.map(({ at, fact }) => `${iso(at)}  ${sentenceOf(fact)}`)
  return [
    `${clientOrderId}: ${terms}${decision === undefined ? '' : `, decided by ${decision}`}`,
    `state: ${state}${isProbable ? ', probably ours' : ''}${why}`,
    ...lines,
    '',
  ].join('\n')
}

const iso = (at: number): string => new Date(at).toISOString()

function sentenceOf(fact: Fact): string {
  switch (fact.kind) {
    case 'intended': {
      const { change, adoptedBy, kis } = fact
      const what =
        adoptedBy !== undefined
          ? `adopted by ${adoptedBy}`
          : change === undefined
            ? 'intended'
            : `intended to ${change.kind} ${change.of}, number ${change.name.number}`
      return `${what}; its first byte could leave from ${iso(kis.earliestAt)} on, by KIS's clock`
    }
    case 'acknowledged':
      return `KIS answered with the number ${fact.number} of ${fact.orderedOn}`
    case 'refused':
      return `KIS refused it: ${fact.code}, ${fact.message}`
    case 'not-sent':
      return `it did not leave: ${fact.code}, ${fact.message}`
    case 'unanswered':
      return `no answer: ${fact.code}, ${fact.message}; given up at ${iso(fact.kis.latestAt)} by KIS's clock`
    case 'seen':
      return `${seenBy[fact.by]} ${rowOf(fact)}, ${readingOf(fact.reading)}`
    case 'ambiguous':
      return `the rows ${fact.numbers.join(', ')} could each be it, ${readingOf(fact.reading)}`
    case 'claimed':
      return `${fact.by} said that the row is ${fact.isOurs ? 'ours' : 'not ours'}`
    case 'outlived':
      return `it had ended by rule at ${iso(fact.endedAt)}, and no row said how, ${readingOf(fact.reading)}`
    case 'absent':
      return (
        `not taken: it had ended by rule at ${iso(fact.endedAt)}, no row could be it, and ${fact.held} shares held are ` +
        `explained without it, ${readingOf(fact.reading)}`
      )
    case 'given-up':
      return `${fact.by} said that it is over`
    case 'noticed':
      return `${noticeOf(fact)}, arrived by ${iso(fact.kis.latestAt)} by KIS's clock`
    case 'denied':
      return `no row shows what was noticed, ${readingOf(fact.reading)}`
  }
}

function noticeOf({ notice, isRepeat }: NoticedFact): string {
  const { kind, change, number, quantity, price, time } = notice
  const what =
    kind === 'filled'
      ? `${quantity} filled${price === undefined ? '' : ` at ${price}`}`
      : notice.isConfirmed
        ? `${kind}, confirmed`
        : kind
  const of = change === 'new' ? '' : ` (${change})`
  return `unconfirmed notice about ${number}${of}: ${what}${time === '' ? '' : `, time ${time}`}${isRepeat ? ', equal to one before' : ''}`
}

const seenBy: Readonly<Record<SeenFact['by'], string>> = {
  number: 'its row is',
  origin: 'the only row that it could be, with our origin, is',
  content: 'the only row that it could be, which may be of another, is',
  person: 'a person named its row,',
}

const rowOf = ({ order: { number, orderedOn, state, quantity, filled, remaining } }: SeenFact): string =>
  `${number} of ${orderedOn}: ${state}, ${filled} of ${quantity} filled, ${remaining} left`

const readingOf = ({ from, to, rows }: Reading): string =>
  `read from ${iso(from)} to ${iso(to)} by KIS's clock, ${rows} rows up to ${exchangeDate('KRX', to)}`
