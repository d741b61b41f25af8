import { checkNames } from '../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule } from '../../values/check-options.ts'

/** Selects calls; a field that is left out matches every call. */
export interface CallMatch {
  /** Path without a query, such as `/uapi/hashkey`. */
  readonly path?: string | undefined
  /** TR id in the header of the call. */
  readonly trId?: string | undefined
}

/** Call that the simulator received. It never holds an app secret, a token or an app key. */
export interface SeenCall {
  /** Simulated time of the call, in ms since 1970. */
  readonly at: number
  /** HTTP method, such as GET. */
  readonly method: string
  /** Path without the query. */
  readonly path: string
  /** TR id in its header, as it was sent; missing on a call without one. */
  readonly trId?: string
  /**
   * HTTP status of the answer, also if the caller did not wait for it. Missing where a fault cut the connection
   * instead.
   */
  readonly status?: number
  /** Code of the answer: `msg_cd`, or `error_code` of the token endpoints. */
  readonly messageCode?: string
  /** Fields of the call, by name in capitals; missing if the call was refused before they were read. */
  readonly input?: Readonly<Record<string, string>>
}

/** Checks a match of calls: text would match every call. @throws {KisInputError} it is not a match */
export function checkMatch(match: CallMatch): void {
  checkOption('match', match, objectRule('{ path, trId }, or {} for every call'))
  checkNames(match, 'a field of a match', ['path', 'trId'])
  for (const name of ['path', 'trId'] as const) {
    const value: unknown = match[name]
    if (value !== undefined) checkOption(`match.${name}`, value, textRule)
  }
}

const textRule: OptionRule = {
  is: 'text',
  use: "text such as '/uapi/hashkey' or 'VTTC0012U'",
  fits: (value) => typeof value === 'string' && value !== '',
}

export const matches = (match: CallMatch, call: Pick<SeenCall, 'path' | 'trId'>): boolean =>
  (match.path === undefined || match.path === call.path) && (match.trId === undefined || match.trId === call.trId)

export interface CallLog {
  note(call: SeenCall): void
  list(match?: CallMatch): readonly SeenCall[]
}

/** Keeps the newest `limit` calls: a simulator may run for weeks. */
export function createCallLog(limit: number): CallLog {
  const seen: SeenCall[] = []
  return {
    note(call) {
      seen.push(call)
      // Half at a time, so that a full log does not shift every entry with every call.
      if (seen.length >= 2 * limit) seen.splice(0, limit)
    },
    list: (match = {}) => seen.slice(-limit).filter((call) => matches(match, call)),
  }
}
