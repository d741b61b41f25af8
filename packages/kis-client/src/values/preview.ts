/**
 * Returns a value for an error message: the first 40 characters of a text in quotes, a number, boolean or empty value as it
 * is, and the kind of any other value.
 */
export function preview(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'bigint' ? `${value}n` : String(value)
}
