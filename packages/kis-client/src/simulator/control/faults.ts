import type { Environment } from '../../environment.ts'
import { unknownName } from '../../values/check-names.ts'
import { checkOption, countRule, delayRule, type OptionRule } from '../../values/check-options.ts'
import { isRecord } from '../../values/json-record.ts'
import { issueRefused, type KisReply, refused } from '../http/reply.ts'
import { refusalText } from '../world/refusals.ts'
import { createFaultQueue, type FaultQueue } from './fault-queue.ts'
import { type CallMatch, checkMatch, matches, type SeenCall } from './seen-calls.ts'

/** Fault of a call. */
export type Fault =
  /** Cuts the connection before the call is executed. */
  | 'hang-up-before'
  /** Executes the call, books its order, and then cuts the connection. */
  | 'hang-up-after'
  /** Executes the call at once, and delays its answer by this many ms of the simulator's clock. */
  | { readonly delayMs: number }
  /** Answers with this status, code and text. */
  | RefusalFault
  /**
   * Takes an order, a revision or a cancellation and gives it a number; the exchange rejects it this many ms later. It fills
   * nothing meanwhile.
   */
  | { readonly rejectAfterMs: number }
  /** Puts at most this many rows into a page of a list that has a cursor; more pages follow. */
  | { readonly pageRows: number }
  /** Puts each row of a page into it twice, in a list that has a cursor. */
  | { readonly repeatRows: true }

/** Answer that a fault puts in place of the call's own. */
interface RefusalFault {
  /** HTTP status, from 200 to 599. */
  readonly status: number
  /** Code, KIS's `msg_cd`; '' for an answer without a code, as KIS sends it on a cold start. */
  readonly msgCd: string
  /** Text, KIS's `msg1`. @default KIS's own where it is known, otherwise '' */
  readonly msg1?: string | undefined
  /** Return code, KIS's `rt_cd`. @default '2' for a wrong input, '7' for an order on a real account, otherwise '1' */
  readonly rtCd?: string | undefined
  /** Whether the call is still executed. */
  readonly taken: boolean
}

/**
 * Checks a fault that a test adds: a wrong one would match no call, break the answer of one, or have a field without effect.
 *
 * @throws {KisInputError} a wrong match, fault or number of calls
 */
export function checkFault(match: CallMatch, fault: Fault, times: number): void {
  checkMatch(match)
  checkOption('fault', fault, faultRule)
  if (typeof fault === 'object') checkFields(fault)
  checkOption('times', times, countRule('the number of calls that go wrong, such as 1'))
}

/** Fields of each kind of fault that is an object; the first one names the kind. */
const kinds: readonly (readonly string[])[] = [
  ['delayMs'],
  ['rejectAfterMs'],
  ['pageRows'],
  ['repeatRows'],
  ['msgCd', 'status', 'taken', 'msg1', 'rtCd'],
]

const faultRule: OptionRule = {
  is: 'a fault',
  use: "'hang-up-before', 'hang-up-after', { delayMs }, { status, msgCd, taken }, { rejectAfterMs }, { pageRows } or { repeatRows: true }",
  fits: (value) =>
    value === 'hang-up-before' ||
    value === 'hang-up-after' ||
    (isRecord(value) && kinds.some(([kind = '']) => Object.hasOwn(value, kind))),
}

const textRule: OptionRule = { is: 'text', use: "text such as 'APBK0918'", fits: (value) => typeof value === 'string' }
const optionalTextRule: OptionRule = { ...textRule, fits: (value) => value === undefined || typeof value === 'string' }

const fieldRules: Readonly<Record<string, OptionRule>> = {
  delayMs: delayRule('a number such as 5000'),
  rejectAfterMs: delayRule('a number such as 500'),
  pageRows: countRule('a number of rows such as 1'),
  repeatRows: { is: 'true', use: 'true, or leave the fault out', fits: (value) => value === true },
  msgCd: textRule,
  // Node writes no status below 100, and a client waits on after one below 200.
  status: {
    is: 'a status of an HTTP answer',
    use: 'a whole number from 200 to 599',
    fits: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  },
  taken: { is: 'a boolean', use: 'true or false', fits: (value) => typeof value === 'boolean' },
  msg1: optionalTextRule,
  rtCd: optionalTextRule,
}

function checkFields(fault: object): void {
  const fields = kinds.find(([kind = '']) => Object.hasOwn(fault, kind)) ?? []
  for (const name of Object.keys(fault))
    if (!fields.includes(name)) throw unknownName(`fault.${name}`, 'a field of this fault', fields)
  for (const name of fields) {
    const rule = fieldRules[name]
    if (rule !== undefined) checkOption(`fault.${name}`, Reflect.get(fault, name), rule)
  }
}

/** Faults of calls. */
export type Faults = FaultQueue<CallMatch, Pick<SeenCall, 'path' | 'trId'>, Fault>

export const createFaults = (): Faults => createFaultQueue(matches)

/** Returns the answer that a fault puts in place of the call's own, in the shape that its path uses. */
export function faultReply(path: string, fault: RefusalFault, environment: Environment): KisReply {
  const { status, msgCd } = fault
  if (path.startsWith('/oauth2/')) return issueRefused(msgCd, status)
  const message = fault.msg1 ?? refusalText(msgCd)
  const returnCode = fault.rtCd ?? (msgCd.startsWith('APBK') && environment === 'real' ? '7' : undefined)
  return refused(msgCd, { status, message, returnCode })
}
