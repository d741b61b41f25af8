import type { AnyEndpoint, TrIdChoice } from '../../endpoint.ts'
import type { Environment } from '../../environment.ts'
import { retiredTrIds } from './retired-tr-ids.ts'

/** Operation that a TR id names: an endpoint, and the row of its TR ids. */
export interface Operation {
  readonly endpoint: AnyEndpoint
  readonly choice: TrIdChoice
}

export interface TrIds {
  /**
   * Finds the operation that a call to `named` means by the TR id in its header.
   *
   * @returns KIS's code of the refusal where the TR id means no operation
   */
  find(named: AnyEndpoint, header: string | undefined): Operation | string
}

export function createTrIds(environment: Environment, endpoints: readonly AnyEndpoint[]): TrIds {
  const queries = endpoints.filter(({ method }) => method === 'GET')

  /**
   * Returns the endpoints that a TR id may mean, the one of the path first. KIS goes by the TR id: its own first sample
   * asks for the buying power (TTTC8908R) under the path of the executions. For orders this is not known.
   */
  const meant = (endpoint: AnyEndpoint): readonly AnyEndpoint[] =>
    endpoint.method === 'GET' ? [endpoint, ...queries] : [endpoint]

  /** Returns why none of the TR ids is meant. */
  const refuse = (endpoint: AnyEndpoint, trId: string): string => {
    if (trId === '') return 'OPSQ9999'
    const known = meant(endpoint).some(({ trIds }) => trIds.some(({ real, paper }) => real === trId || paper === trId))
    if (!known) return 'OPSQ0002'
    return environment === 'paper' ? 'EGW02006' : 'EGW02004'
  }

  return {
    find(named, header) {
      const trId = currentTrId(header)
      const choiceOf = ({ trIds }: AnyEndpoint) => trIds.find((row) => row[environment] === trId)
      const endpoint = choiceOf(named) ? named : meant(named).find(choiceOf)
      const choice = endpoint && choiceOf(endpoint)
      return endpoint === undefined || choice === undefined ? refuse(named, trId) : { endpoint, choice }
    },
  }
}

/** Returns the current TR id of the operation that the sent one names. */
function currentTrId(sent = ''): string {
  const trId = sent.trim()
  return (Object.hasOwn(retiredTrIds, trId) ? retiredTrIds[trId] : undefined) ?? trId
}
