/** Returns the first 40 characters of a text in quotes, or the type of any other value, for an error message. */
export const preview = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : typeof value
