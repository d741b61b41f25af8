import { checkOption, countRule, delayRule, type OptionRule } from '../../values/check-options.ts'
import { isRecord } from '../../values/json-record.ts'
import { issueRefused, type KisReply, refused } from '../http/reply.ts'
import { type CallMatch, checkMatch, matches, type SeenCall } from './seen-calls.ts'

/** Fault of a call. */
export type Fault =
  /** Cuts the connection before the call is executed. */
  | 'hang-up-before'
  /** Executes the call, books its order, and then cuts the connection. */
  | 'hang-up-after'
  /** Executes the call at once, and delays its answer by this many ms of the simulator's clock. */
  | { readonly delayMs: number }
  /** Answers with this status and code; `taken` says whether the call is still executed. */
  | { readonly status: number; readonly msgCd: string; readonly taken: boolean }

/**
 * Checks a fault that a test adds: a wrong one would match no call, or break the answer of one.
 *
 * @throws {KisInputError} a wrong match, fault or number of calls
 */
export function checkFault(match: CallMatch, fault: Fault, times: number): void {
  checkMatch(match)
  checkOption('fault', fault, faultRule)
  if (typeof fault === 'object' && 'delayMs' in fault)
    checkOption('fault.delayMs', fault.delayMs, delayRule('a number such as 5000'))
  checkOption('times', times, countRule('the number of calls that go wrong, such as 1'))
}

const faultRule: OptionRule = {
  is: 'a fault',
  use: "'hang-up-before', 'hang-up-after', { delayMs } or { status, msgCd, taken }",
  fits: (value) =>
    value === 'hang-up-before' ||
    value === 'hang-up-after' ||
    (isRecord(value) &&
      ('delayMs' in value ||
        (Number.isInteger(value['status']) &&
          typeof value['msgCd'] === 'string' &&
          typeof value['taken'] === 'boolean'))),
}

export interface Faults {
  add(match: CallMatch, fault: Fault, times: number): void
  /** Returns the fault that is due for this call and counts it as used; undefined if no fault matches. */
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

/** Returns the answer that a fault puts in place of the call's own, in the shape that its path uses. */
export const faultReply = (path: string, { status, msgCd }: { status: number; msgCd: string }): KisReply =>
  path.startsWith('/oauth2/') ? issueRefused(msgCd, status) : refused(msgCd, { status })
