import type { AnyEndpoint, TrIdChoice } from '../../endpoint.ts'
import type { Environment } from '../../environment.ts'
import type { Refusal } from '../world/refusals.ts'

/** A call that the gateway has let through: token, limits and TR id are in order, and the required fields are there. */
export interface SimulatedCall {
  readonly endpoint: AnyEndpoint
  /** The row of the endpoint's TR ids that the call named; its `when` says buy or sell, day or night. */
  readonly choice: TrIdChoice
  readonly environment: Environment
  /** The fields as sent, by name in capitals; one that was not sent is missing. */
  readonly input: Readonly<Record<string, string>>
  /** Simulated milliseconds since 1970. */
  readonly at: number
  /** The caller asks for the next page: it sent `tr_cont: N`. */
  readonly more: boolean
  /** Of a query that goes on without a cursor: how many of its pages have been handed out. 0 of any other. */
  readonly pagesBefore: number
}

export type SimulatedAnswer =
  | {
      readonly blocks: Readonly<Record<string, unknown>>
      /** @default 'MCA00000', or 'KIOK0000' where KIS says so */
      readonly messageCode?: string
      readonly message?: string
      /** There is a next page: the header says `tr_cont: M`. */
      readonly more?: boolean
    }
  | { readonly refusal: Refusal }

/** Answers one endpoint from the simulated world. */
export type Answer = (call: SimulatedCall) => SimulatedAnswer
