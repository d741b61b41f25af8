/** A file that came with a call, by multipart. */
export interface Upload {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Parameters of a call, read as leniently as the Bot API reads them: every value is text, and a missing one is ''. */
export interface Parameters {
  text(name: string): string
  has(name: string): boolean
  /** Reads an integer. Leading digits count, as in `12abc`; a value out of range becomes the nearest in it. */
  integer(name: string, range: { readonly default: number; readonly min?: number; readonly max?: number }): number
  /** Reads a flag: "true", "yes" and "1" are true, in any case. */
  flag(name: string): boolean
  file(name: string): Upload | undefined
  /** Returns all parameters as text, in order, for the log. */
  entries(): readonly (readonly [string, string])[]
}

export function createParameters(
  values: readonly (readonly [string, string])[],
  files: ReadonlyMap<string, Upload> = new Map(),
): Parameters {
  // The first of several with one name counts.
  const byName = new Map([...values].reverse())
  const text = (name: string) => byName.get(name) ?? ''
  return {
    text,
    has: (name) => byName.has(name),
    integer(name, { default: missing, min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }) {
      const value = text(name)
      const read = value === '' ? missing : lenientInteger(value)
      return Math.min(max, Math.max(min, read))
    },
    flag: (name) => ['true', 'yes', '1'].includes(text(name).toLowerCase()),
    file: (name) => files.get(name),
    entries: () => values,
  }
}

/** Reads the digits at the start of a text; a text without digits is 0. */
export function lenientInteger(text: string): number {
  const digits = /^\s*-?\d+/.exec(text)
  return digits === null ? 0 : Number(digits[0])
}
