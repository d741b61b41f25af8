import type { SimulatedCall } from '../answers/answer.ts'
import type { KisReply } from '../http/reply.ts'

/** Pages that each query has had. KIS remembers them for queries that it continues without a cursor. */
export interface PageMemory {
  /** Answers a call with the number of the pages before it. */
  answer(call: Omit<SimulatedCall, 'pagesBefore'>, answerPage: (pagesBefore: number) => KisReply): KisReply
}

export function createPageMemory(): PageMemory {
  const handedOut = new Map<string, number>()
  return {
    answer(call, answerPage) {
      if (call.endpoint.paging?.kind !== 'tr_cont-header') return answerPage(0)
      const query = JSON.stringify([call.endpoint.id, call.input])
      const pagesBefore = (call.more ? handedOut.get(query) : undefined) ?? 0
      const reply = answerPage(pagesBefore)
      if (reply.trCont === 'M') handedOut.set(query, pagesBefore + 1)
      else handedOut.delete(query)
      return reply
    },
  }
}
