import { issueRefused, type KisReply, refused } from '../http/reply.ts'
import { type CallMatch, matches, type SeenCall } from './seen-calls.ts'

/** What is to go wrong with a call. */
export type Fault =
  /** The connection is cut, and the call is not taken. */
  | 'hang-up-before'
  /** The call is taken, an order is booked, and then the connection is cut. */
  | 'hang-up-after'
  /** The call is taken at once, and its answer is held back for so long on the simulator's clock. */
  | { readonly delayMs: number }
  /** KIS answers this; `taken` says whether it has executed the call all the same. */
  | { readonly status: number; readonly msgCd: string; readonly taken: boolean }

export interface Faults {
  add(match: CallMatch, fault: Fault, times: number): void
  /** The fault for this call, if one is due; it is used up by that. */
  take(call: Pick<SeenCall, 'path' | 'trId'>): Fault | undefined
}

export function createFaults(): Faults {
  let waiting: { match: CallMatch; fault: Fault; times: number }[] = []
  return {
    add: (match, fault, times) => waiting.push({ match, fault, times }),
    take(call) {
      const due = waiting.find(({ match }) => matches(match, call))
      if (due === undefined) return undefined
      due.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return due.fault
    },
  }
}

/** The answer that a fault puts in place of the call's own, in the shape that its path uses. */
export const faultReply = (path: string, { status, msgCd }: { status: number; msgCd: string }): KisReply =>
  path.startsWith('/oauth2/') ? issueRefused(msgCd, status) : refused(msgCd, { status })
