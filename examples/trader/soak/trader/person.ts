import type { Log } from '@stockeye/example-shared/log'
import type { BookedOrder, Simulator } from '@stockeye/kis-client/simulator'
import type { PersonsWord } from '../../src/command/person.ts'

/** Person who reads the log of the trader, and answers where it asks: by the README, with the account before the eyes. */
export interface Person {
  readonly log: Log
  /** Returns the word for the next start; undefined if the log asks for nothing that the account shows. */
  answer(): PersonsWord | undefined
  /** Forgets the questions on orders whose claims the trader refused: they were settled meanwhile. */
  forgetClaims(): void
  /** Lines of the log by their first word. */
  readonly lines: ReadonlyMap<string, number>
  /** Number of orders that a person has claimed, by the word. */
  readonly claimed: ReadonlyMap<string, number>
  readonly confirmed: { accounts: number; holdings: number }
}

interface Question {
  readonly number: string | undefined
  readonly candidates: readonly string[]
  /** Words that the log offers. */
  readonly offered: 'ours' | 'NUMBER' | 'over'
}

const by = 'soak'

export function createPerson(simulator: Pick<Simulator, 'orders'>): Person {
  const questions = new Map<string, Question>()
  const answered = new Set<string>()
  const lines = new Map<string, number>()
  const claimed = new Map<string, number>()
  const confirmed = { accounts: 0, holdings: 0 }
  let doubts = { account: false, holdings: false }

  function note(fields: object, message: string): void {
    const [word = ''] = message.split(' ')
    lines.set(word, (lines.get(word) ?? 0) + 1)
    if (word === 'ACCOUNT_NOT_TRUSTED') doubts = { ...doubts, account: true }
    if (word === 'HOLDING_MISMATCH') doubts = { ...doubts, holdings: true }
    const {
      clientOrderId,
      number,
      candidates = [],
    } = fields as {
      readonly clientOrderId?: string
      readonly number?: string
      readonly candidates?: readonly string[]
    }
    const offered = /--claim \S+=(ours|NUMBER|over)/.exec(message)?.[1] as Question['offered'] | undefined
    if (clientOrderId === undefined || offered === undefined) return
    questions.set(clientOrderId, { number, candidates, offered })
    answered.delete(clientOrderId)
  }

  return {
    log: { debug: note, info: note, warn: note, error: note },
    answer() {
      const claims: string[] = []
      for (const [id, question] of questions) {
        const word = wordOn(question, simulator.orders())
        if (word === undefined || answered.has(id)) continue
        answered.add(id)
        claims.push(`${id}=${word}`)
        const kind = /^\d/.test(word) ? 'number' : word
        claimed.set(kind, (claimed.get(kind) ?? 0) + 1)
      }
      const { account, holdings } = doubts
      doubts = { account: false, holdings: false }
      if (account) confirmed.accounts += 1
      if (holdings) confirmed.holdings += 1
      if (claims.length === 0 && !account && !holdings) return undefined
      return { by, confirmsAccount: account, acceptsHoldings: holdings, mode: undefined, claims }
    },
    forgetClaims: () => questions.clear(),
    lines,
    claimed,
    confirmed,
  }
}

/** Returns what the account shows about an order; undefined where it shows nothing yet. */
function wordOn({ number, candidates, offered }: Question, orders: readonly BookedOrder[]): string | undefined {
  const of = (its: string) => orders.find(({ orderNumber }) => Number(orderNumber) === Number(its))
  if (offered === 'ours') return of(number ?? '')?.isExternal ? 'not-ours' : 'ours'
  if (offered === 'NUMBER') {
    const [ours, ...more] = candidates.filter((its) => of(its)?.isExternal !== true)
    return more.length === 0 ? ours : undefined
  }
  const order = of(number ?? '')
  return order !== undefined && isEnded(order) ? 'over' : undefined
}

/** Returns whether nothing of an order is open any more. */
export const isEnded = ({ quantity, filled, cancelled, rejected }: BookedOrder): boolean =>
  filled + cancelled + rejected === quantity
