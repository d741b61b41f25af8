import type { SimulatedCall } from '../answers/answer.ts'
import type { KisReply } from '../http/reply.ts'

/** Pages that each query has had. KIS remembers them for queries that it continues without a cursor. */
export interface PageMemory {
  /** Answers a call with the number of the pages before it. */
  answer(call: Omit<SimulatedCall, 'pagesBefore'>, answerPage: (pagesBefore: number) => KisReply): KisReply
}

/** Most queries to remember: one that its caller has abandoned never ends. */
const mostQueries = 1_000

export function createPageMemory(): PageMemory {
  const handedOut = new Map<string, number>()
  return {
    answer(call, answerPage) {
      if (call.endpoint.paging?.kind !== 'tr_cont-header') return answerPage(0)
      const query = JSON.stringify([call.endpoint.id, call.input])
      const pagesBefore = (call.more ? handedOut.get(query) : undefined) ?? 0
      const reply = answerPage(pagesBefore)
      // A query that goes on becomes the newest.
      handedOut.delete(query)
      if (reply.trCont === 'M') handedOut.set(query, pagesBefore + 1)
      const oldest = handedOut.keys().next().value
      if (handedOut.size > mostQueries && oldest !== undefined) handedOut.delete(oldest)
      return reply
    },
  }
}
