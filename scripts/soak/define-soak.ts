/** Circumstances of one soak. */
export interface SoakOptions {
  /** Part of the full size, above 0; 1 is the full size. */
  readonly scale: number
  /** Seed of all chance. */
  readonly seed: number
  /** Prints a line about the progress. */
  log(line: string): void
}

/** Outcome of one soak. */
export interface SoakResult {
  /** Figures by name. */
  readonly figures: Readonly<Record<string, number>>
  /** Promises that were broken, each as a sentence. */
  readonly broken: readonly string[]
  /** Object that `--json` prints instead of the figures. */
  readonly json?: object
}

/** A program that takes longer than a test may. */
export interface Soak {
  /** Purpose, in one sentence. */
  readonly about: string
  /** Number that gives the size, and its value at full size: `--intents 500` is a scale of 0.05 if that is 10,000. */
  readonly size?: { readonly name: string; readonly full: number }
  run(options: SoakOptions): Promise<SoakResult>
}

export const defineSoak = (soak: Soak): Soak => soak
