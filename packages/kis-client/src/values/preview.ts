/** Returns the first 40 characters of a text in quotes, a number, or the type of any other value, for an error message. */
export const preview = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  return typeof value === 'number' ? String(value) : typeof value
}
