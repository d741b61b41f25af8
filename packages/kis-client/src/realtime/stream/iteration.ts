import type { RowBuffer } from './buffer.ts'

/** Passage of rows from their arrival to the loop that reads them. */
export interface Iteration<Row> {
  push(row: Row): void
  /** Ends the loop after the rows that wait; with an error the loop throws it at once. */
  end(error?: unknown): void
  rows(): AsyncGenerator<Row, void>
}

/**
 * Creates the passage over a buffer.
 *
 * @param options.full called when the buffer has dropped a row, once until it was empty
 */
export function createIteration<Row>(
  buffer: RowBuffer<Row>,
  { full, closed }: { readonly full: (dropped: number) => void; readonly closed: () => void },
): Iteration<Row> {
  /** Loops that wait for a row: a caller may start several. */
  const waiting: (() => void)[] = []
  let isEnded = false
  let isFull = false
  let failure: { readonly error: unknown } | undefined

  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve()
  }

  return {
    push(row) {
      if (isEnded) return
      const { dropped } = buffer
      buffer.push(row)
      if (buffer.dropped > dropped && !isFull) {
        isFull = true
        full(buffer.dropped)
      }
      if (waiting.length > 0) wake()
    },
    end(error) {
      if (isEnded) return
      isEnded = true
      if (error !== undefined) failure = { error }
      wake()
    },
    async *rows() {
      try {
        for (;;) {
          if (failure !== undefined) throw failure.error
          const row = buffer.shift()
          if (row !== undefined) yield row
          else if (isEnded) return
          else {
            isFull = false
            await new Promise<void>((resolve) => waiting.push(resolve))
          }
        }
      } finally {
        closed()
      }
    },
  }
}
