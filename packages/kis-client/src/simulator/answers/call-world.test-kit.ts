import { allEndpoints } from '../../endpoints/all.gen.ts'
import type { Environment } from '../../environment.ts'
import type { World } from '../world/world.ts'
import type { SimulatedAnswer } from './answer.ts'
import { worldAnswers } from './answers.ts'

export interface DirectCall {
  /** Id of the endpoint. */
  readonly id: string
  readonly input?: Readonly<Record<string, string>>
  readonly at: number
  /** Selects a row of the endpoint's TR ids, such as `{ ord_dv: 'sell' }`. @default the first one */
  readonly when?: Readonly<Record<string, string>>
  readonly more?: boolean
  /** Pages that the caller already has. @default 0 */
  readonly pagesBefore?: number
}

/** Calls a world without a server, as the gateway does after its checks: for tests and benchmarks. */
export function callWorld(world: World, environment: Environment, call: DirectCall): SimulatedAnswer {
  const { id, input = {}, at, when = {}, more = false, pagesBefore = 0 } = call
  const endpoint = allEndpoints.find((row) => row.id === id)
  const choice = endpoint?.trIds.find((row) =>
    Object.entries(when).every(([name, value]) => row.when?.[name]?.includes(value)),
  )
  const answer = worldAnswers(world)[id]
  if (endpoint === undefined || choice === undefined || answer === undefined) throw new Error(`nothing answers ${id}`)
  const sent = { CANO: '12345678', ACNT_PRDT_CD: '01', ...input }
  return answer({ endpoint, choice, environment, input: sent, at, more, pagesBefore })
}
