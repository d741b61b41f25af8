/** A JSON object, such as the body of an answer or a row of it. */
export type Body = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
