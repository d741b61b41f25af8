/** Which calls are meant; a name left out means any. */
export interface CallMatch {
  /** Without a query, such as `/uapi/hashkey`. */
  readonly path?: string | undefined
  /** As the call names it. */
  readonly trId?: string | undefined
}

/** One call as the simulator saw it. It never holds an app secret, a token or an app key. */
export interface SeenCall {
  /** Simulated milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly trId?: string
  /** What was answered, or would have been, had the caller waited. Missing where the connection was cut instead. */
  readonly status?: number
  /** `msg_cd`, or `error_code` of the token endpoints. */
  readonly messageCode?: string
  /** The fields of a call that came as far as being read, by name in capitals. */
  readonly input?: Readonly<Record<string, string>>
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
