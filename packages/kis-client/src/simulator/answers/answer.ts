import type { AnyEndpoint, TrIdChoice } from '../../endpoint.ts'
import type { Environment } from '../../environment.ts'
import type { Refusal } from '../world/refusals.ts'

/** Fault that an answer has in itself; the other faults cut it off, delay it or replace it. */
export interface AnswerFault {
  /** Takes an order, a revision or a cancellation and gives it a number; the exchange rejects it this many ms later. */
  readonly rejectAfterMs?: number
  /** Most rows of a page of a list with a cursor; more pages follow. */
  readonly pageRows?: number
  /** Puts each row of a page of a list with a cursor into it twice. */
  readonly repeatRows?: true
}

/** Call that the gateway has passed: token, limits and TR id are right, and the required fields are present. */
export interface SimulatedCall {
  readonly endpoint: AnyEndpoint
  /** Row of the endpoint's TR ids that the call named; its `when` says buy or sell, day or night. */
  readonly choice: TrIdChoice
  readonly environment: Environment
  /** Fields as sent, by name in capitals; one that was not sent is missing. */
  readonly input: Readonly<Record<string, string>>
  /** Simulated time of the call, in ms since 1970. */
  readonly at: number
  /** Whether the caller asks for the next page: it sent `tr_cont: N`. */
  readonly more: boolean
  /** Number of pages that the caller already has of a query without a cursor; 0 for any other query. */
  readonly pagesBefore: number
  readonly fault?: AnswerFault
}

export type SimulatedAnswer =
  | {
      readonly blocks: Readonly<Record<string, unknown>>
      /** Message code. @default 'MCA00000', or 'KIOK0000' where KIS sends that */
      readonly messageCode?: string
      readonly message?: string
      /** Whether there is a next page: the header says `tr_cont: M`. */
      readonly more?: boolean
    }
  | { readonly refusal: Refusal }

/** Answers one endpoint from the simulated world. */
export type Answer = (call: SimulatedCall) => SimulatedAnswer
