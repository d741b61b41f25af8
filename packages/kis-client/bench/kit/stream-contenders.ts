import { once } from 'node:events'
import type { TokenSource } from '@stockeye/token-manager'
import { DomesticRealtimeQuote, KisSocketClient } from 'cluefin-openapi'
import { WebSocket } from 'ws'
import { ccnlKrx } from '../../src/endpoints/feeds.gen.ts'
import { createKisClient, createStream } from '../../src/index.ts'
import { socketOptions } from '../../src/realtime/session/bind-socket.ts'
import { keys } from './frame-server.ts'
import { tradeColumns, volumeIndex } from './trade-frames.ts'

/** Receiver of the rows of one frame: ACML_VOL of the first one, and how many there are. */
export type TakeRows = (accumulatedVolume: string, rows: number) => void

/** Subscribes to all topics at a server. @returns when they are registered */
export type Contender = (url: string, take: TakeRows) => Promise<void>

const credentials = { appKey: 'bench-app-key', appSecret: 'bench-app-secret', account: '12345678-01' }
const token = { secret: 'bench', generation: 1, issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, fingerprint: 'bench' }
const approvalKeys: TokenSource = { get: async () => token, reject: async () => undefined, on: () => () => undefined }

/** Eight columns of a row: six that are named, its instant and its session. Prices and volumes are exact. */
const columns = ['MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'CNTG_VOL', 'ACML_VOL', 'MARKET_CLS_CODE'] as const

/** Ends the process: a stream drops the errors of its listeners. */
function fail(reason: unknown): never {
  console.error(reason)
  process.exit(1)
}

export const ours: Contender = async (url, take) => {
  const kis = createKisClient({
    environment: 'real',
    credentials,
    hosts: { rest: 'http://127.0.0.1:9', ws: url, masters: 'http://127.0.0.1:9' },
    approvalKeys,
  })
  const stream = createStream(kis)
  stream.on('unreadable', ({ reason }) => fail(reason))
  stream.on('trouble', fail)
  const listening = stream.listen(
    ccnlKrx,
    keys,
    ({ at, session, STCK_PRPR, CNTG_VOL, ACML_VOL }) => {
      if (at === undefined || session !== 'regular' || STCK_PRPR === undefined || CNTG_VOL === undefined)
        fail('a row lacks a column')
      take(ACML_VOL ?? '', 1)
    },
    { columns },
  )
  await listening.whenLive()
}

/** Splits each frame, and does nothing else with it. */
export const floor: Contender = async (url, take) => {
  const socket = new WebSocket(url, socketOptions)
  await once(socket, 'open')
  for (const key of keys) {
    socket.send(JSON.stringify({ header: {}, body: { input: { tr_id: ccnlKrx.real, tr_key: key } } }))
    await once(socket, 'message')
  }
  socket.on('message', (data) => {
    const values = data.toString().split('^')
    take(values[volumeIndex] ?? '', values.length / tradeColumns)
  })
}

/** The host of cluefin-openapi is fixed, so a subclass gets another one. */
class CluefinClient extends KisSocketClient {
  protected override readonly url: string
  constructor(url: string) {
    super({
      approvalKey: token.secret,
      appKey: credentials.appKey,
      secretKey: credentials.appSecret,
      env: 'prod',
      rateLimitRequestsPerSecond: 1_000,
      rateLimitBurst: 1_000,
    })
    this.url = url
  }
}

export const cluefin: Contender = async (url, take) => {
  const client = new CluefinClient(url)
  client.connect()
  await once(client, 'connected')
  for (const key of keys) await client.subscribe('H0STCNT0', key)
  client.on('data', ({ data }) => {
    const rows = DomesticRealtimeQuote.parseExecutionData(data?.values ?? [])
    take(rows[0]?.['acmlVol'] ?? '', rows.length)
  })
}
