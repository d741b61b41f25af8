/** Operation that is repeated. A promise is awaited before the next call; any other result is dropped. */
export type Operation = () => unknown

/** An operation, or a function that prepares one: if a function returns a function, the returned one is measured. */
export type Contender = Operation | (() => Operation | Promise<Operation>)

interface Row {
  /** Name of the row within its package. */
  readonly id: string
  /** Subject of the row, in a few words for a table. */
  readonly title: string
  readonly unit: string
  /** Bound of the ratio to the best peer: below it, the run ends with exit code 1. */
  readonly atLeast?: number
  /** Child processes for each contender; the figure is their median. @default 5 */
  readonly runs?: number
}

/** Repeats an operation for a fixed CPU budget; the figure is the number of calls in one CPU second of the process. */
export interface ThroughputBench extends Row {
  readonly figure?: 'throughput'
  readonly better?: 'higher'
  /** Number of `unit` in one call, such as the rows in a frame. @default 1 */
  readonly unitsPerCall?: number
  readonly ours: Contender
  /** @default {} */
  readonly peers?: Readonly<Record<string, Contender>>
}

/** Calls a function once in a process of its own; the figure is its result. */
export interface ReturnedBench extends Row {
  readonly figure: 'returned'
  readonly better: 'higher' | 'lower'
  readonly ours: () => number | Promise<number>
  /** @default {} */
  readonly peers?: Readonly<Record<string, () => number | Promise<number>>>
}

export type Bench = ThroughputBench | ReturnedBench

/**
 * Defines one row: the default export of `packages/<package>/bench/<name>.ts` or of
 * `examples/<example>/bench/<package>.<name>.ts`. Every process of the row loads the file, so code that is slow or is
 * to be measured belongs inside a contender.
 */
export const defineBench = (bench: Bench): Bench => bench
