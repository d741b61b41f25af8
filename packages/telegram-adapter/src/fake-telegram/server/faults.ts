/**
 * Fault of a call. `done` in the comments: the server has done the call, so that a repeat does it twice.
 */
export type Fault =
  /** The connection is closed before the body is read. Not done. */
  | 'drop-before'
  /** The connection is closed in place of an answer. Done. */
  | 'drop-after'
  /** The connection is reset (TCP RST). Not done. */
  | 'reset'
  /** The answer is JSON that stops in the middle. Done. */
  | 'cut-json'
  /** A front end's 502: an HTML page. Not done. */
  | 'html-502'
  /** The answer comes so much later. Done at once. */
  | { readonly delayMs: number }
  /** 500 to 599, as the Bot API words it. Not done. */
  | { readonly status: number }
  /** 429 with so many seconds. Not done. */
  | { readonly retryAfter: number }

/** The faults that are still to come, oldest first. */
export interface FaultBook {
  add(method: string | undefined, fault: Fault, times: number): void
  /** Takes the next fault of a method: each fault is used once. */
  take(method: string): Fault | undefined
  clear(): void
}

export function createFaultBook(): FaultBook {
  let rows: { readonly method: string | undefined; readonly fault: Fault; left: number }[] = []
  return {
    add(method, fault, times) {
      rows.push({ method: method?.toLowerCase(), fault, left: times })
    },
    take(method) {
      const row = rows.find((one) => one.method === undefined || one.method === method.toLowerCase())
      if (row === undefined) return undefined
      row.left -= 1
      if (row.left <= 0) rows = rows.filter((one) => one !== row)
      return row.fault
    },
    clear() {
      rows = []
    },
  }
}
