import { createKisClient, type Environment, type KisClient, type KisHosts, kisHosts } from '@stockeye/kis-client'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import type { ShownInstrument } from './closes.ts'
import type { TickerEnv } from './env.ts'

/** KIS, or a simulator of it, with the account whose fills are shown. */
export interface Connected {
  /** Name of the other side, for the first line. */
  readonly name: string
  readonly kis: KisClient
  readonly htsId: string
  /** Addresses of the other side. */
  readonly hosts: KisHosts
  /** Buys shares at the market as a person does in KIS's app; undefined where an order would be a real one. */
  readonly buy: ((instrument: ShownInstrument) => void) | undefined
  close(): Promise<void>
}

/** Connects to KIS. The client has no `realOrders`, and the ticker calls no action that writes. */
export function connectToKis(
  { credentials, htsId }: NonNullable<TickerEnv['kis']>,
  { environment, tokenFile, hosts: given }: Omit<TickerEnv, 'kis'> & { readonly hosts: Partial<KisHosts> },
): Connected {
  const store = sqliteStore({ path: tokenFile })
  const hosts = { ...kisHosts[environment], ...given }
  const kis = createKisClient({ environment, credentials, tokenStore: store, hosts })
  const close = async () => {
    await kis.close()
    store.close()
  }
  return { name: `KIS ${environment}`, kis, htsId, hosts, buy: undefined, close }
}

/** Starts a simulator in this process, whose markets trade at any hour. */
export async function startOwnKis(environment: Environment, seed: number): Promise<Connected> {
  const htsId = 'simuser'
  const simulator = await startSimulator({ environment, hours: 'always', seed, htsId })
  const kis = createKisClient({ ...simulator.clientOptions })
  return {
    name: `a simulator of KIS ${environment}`,
    kis,
    htsId,
    hosts: simulator.hosts,
    buy: ({ symbol, exchange }) =>
      void simulator.placeExternalOrder({ symbol, venue: exchange, side: 'buy', quantity: 3 }),
    async close() {
      await kis.close()
      await simulator.close()
    },
  }
}
