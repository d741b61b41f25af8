/**
 * Returns the names in `options` that are not among `known`. A class instance has fields of its own, so only those of a
 * plain object count.
 */
export function unknownNames(options: object, known: Readonly<Record<string, true>>): readonly string[] {
  const prototype: unknown = Object.getPrototypeOf(options)
  if (prototype !== Object.prototype && prototype !== null) return []
  return Object.keys(options).filter((name) => !Object.hasOwn(known, name))
}
