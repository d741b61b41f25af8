/** Fields of a preset that cannot be expressed, in the order of their discovery. */
export interface Unsupported {
  /** Adds a field with its reason. */
  add(field: string, reason: string): void
  /** Adds each field of an object that is not among the known ones. */
  addUnknown(path: string, object: object | null | undefined, known: readonly string[]): void
  readonly lines: readonly string[]
}

/** Returns an empty list. */
export function listUnsupported(): Unsupported {
  const lines: string[] = []
  const add = (field: string, reason: string) => void lines.push(`${field}: ${reason}`)
  return {
    add,
    addUnknown(path, object, known) {
      const unknown = Object.keys(object ?? {}).filter((key) => !known.includes(key))
      for (const key of unknown) add(`${path}${key}`, 'is not a field that is read')
    },
    lines,
  }
}
