import type { HttpRequest } from '../http/server.ts'

/** Answer of the control port. */
export interface Answered {
  readonly status: number
  readonly value: unknown
}

/** Routes of the control port by method and path. */
export type Routes = Readonly<Record<string, (request: HttpRequest) => Answered>>

export const withValue = (value: unknown): Answered => ({ status: 200, value })

/** Parses the body of a request. @throws {RangeError} it is not JSON */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RangeError('the body must be JSON')
  }
}
