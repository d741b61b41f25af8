/** Progress of a backtest on a terminal; without a terminal nothing is shown. */
export interface Progress {
  /** Shows the part that is over, from 0 to 1. */
  readonly show: (part: number) => void
  /** Removes it before other text is written. */
  readonly clear: () => void
}

/** Creates the progress. @param output stderr, so that stdout has the report alone */
export function createProgress(output: {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}): Progress {
  let shown = ''

  function replace(text: string): void {
    if (output.isTTY !== true || text === shown) return
    output.write(`\r${' '.repeat(shown.length)}\r${text}`)
    shown = text
  }

  return { show: (part) => replace(`${Math.floor(part * 100)} %`), clear: () => replace('') }
}
