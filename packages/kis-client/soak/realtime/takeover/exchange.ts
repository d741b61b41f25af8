// The simulator of a soak, in a process of its own, so that no program delays it. Argument: its options, as JSON.
import { connect, createServer } from 'node:net'
import type { KisCredentials } from '../../../src/client/options.ts'
import { ccnlKrx } from '../../../src/endpoints/feeds.gen.ts'
import type { KisHosts } from '../../../src/environment.ts'
import type { SeenRequest } from '../../../src/simulator/realtime/controls.ts'
import { startSimulator } from '../../../src/simulator/simulator.ts'
import { tradeColumns } from './member.ts'

export interface ExchangeOptions {
  readonly seed: number
  readonly small: readonly string[]
}

/** Message of the exchange. */
export type ExchangeEvent =
  | { readonly is: 'ready'; readonly hosts: KisHosts; readonly credentials: KisCredentials }
  | { readonly is: 'sent'; readonly key: string; readonly at: number; readonly rows: readonly string[] }
  | {
      readonly is: 'report'
      readonly requests: readonly SeenRequest[]
      readonly mostSockets: number
      readonly mostPlaces: number
    }

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2] ?? ''))

async function main({ seed, small }: ExchangeOptions) {
  process.on('disconnect', () => process.exit(1))
  const emit = (event: ExchangeEvent) => process.send?.(event)
  const simulator = await startSimulator({
    environment: 'real',
    hours: 'always',
    seed,
    limits: false,
    instruments: small.map((symbol) => ({ symbol })),
  })
  const known: readonly string[] = ccnlKrx.columns
  const places = tradeColumns.map((column) => known.indexOf(column))
  let mostPlaces = 0
  simulator.realtime.onSent(({ key, at, rows }) => {
    mostPlaces = Math.max(mostPlaces, simulator.realtime.places().length)
    emit({ is: 'sent', key, at, rows: rows.map((row) => places.map((place) => Number(row[place])).join(' ')) })
  })
  const counter = await countSockets(simulator.ws)
  process.on('message', () =>
    emit({ is: 'report', requests: simulator.realtime.requests(), mostSockets: counter.most(), mostPlaces }),
  )
  emit({ is: 'ready', hosts: { ...simulator.hosts, ws: counter.ws }, credentials: simulator.credentials })
}

/** Puts a relay in front of the WebSocket, which counts the sockets that are open at a time. */
async function countSockets(ws: string) {
  const { hostname, port } = new URL(ws)
  let open = 0
  let most = 0
  const server = createServer((client) => {
    open += 1
    // The end of the last owner's socket may wait in the same turn.
    setImmediate(() => {
      most = Math.max(most, open)
    })
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream).pipe(client)
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => client.destroy())
    client.on('close', () => {
      open -= 1
      upstream.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the relay listens on no port')
  return { ws: `ws://127.0.0.1:${address.port}`, most: () => most }
}
