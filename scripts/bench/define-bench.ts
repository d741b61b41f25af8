/** What is repeated. A promise is awaited before the next call; any other result is dropped. */
export type Operation = () => unknown

/** An operation, or what prepares one: of a function that returns a function, the returned one is measured. */
export type Contender = Operation | (() => Operation | Promise<Operation>)

interface Row {
  /** Names the row within its package. */
  readonly id: string
  readonly unit: string
  /** Child processes for each contender; the figure is their median. @default 5 */
  readonly runs?: number
}

/** Repeats an operation for a fixed CPU budget; the figure is how often it ran in one CPU second of the process. */
export interface ThroughputBench extends Row {
  readonly figure?: 'throughput'
  readonly better?: 'higher'
  /** How many of `unit` one call stands for, such as the rows in a frame. @default 1 */
  readonly unitsPerCall?: number
  readonly ours: Contender
  /** @default {} */
  readonly peers?: Readonly<Record<string, Contender>>
}

/** Calls a function once in a process of its own; the figure is what it returns. */
export interface ReturnedBench extends Row {
  readonly figure: 'returned'
  readonly better: 'higher' | 'lower'
  readonly ours: () => number | Promise<number>
  /** @default {} */
  readonly peers?: Readonly<Record<string, () => number | Promise<number>>>
}

export type Bench = ThroughputBench | ReturnedBench

/**
 * One row, the default export of `packages/<package>/bench/<name>.ts` or of `examples/<example>/bench/<package>.<name>.ts`.
 * The file is loaded in every process of the row, so whatever is slow or should be measured belongs inside a contender.
 */
export const defineBench = (bench: Bench): Bench => bench
