import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '@stockeye/token-manager'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Environment } from '../../environment.ts'
import type { CurrentSettings } from '../settings.ts'
import { checkedControls } from './checked-controls.ts'
import { type Connection, serveConnection } from './connection.ts'
import { matchesTopic, type RealtimeControls, type SeenRequest, type SentFrame } from './controls.ts'
import { createRealtimeFaults } from './faults.ts'
import { nextFriday } from './friday.ts'
import type { LiveFeeds } from './live-feeds.ts'
import { createPlaces } from './places.ts'
import { createRequestReader } from './requests.ts'
import type { SharedState } from './shared-state.ts'

/** Longest message of a client, in bytes. A registration has a few hundred. */
const longestMessage = 64 * 1024
/** Most connections that are open at a time. */
const mostConnections = 1_000
/** Number of requests that are kept. */
const keptRequests = 50_000

export interface RealtimeServer {
  /** Origin, `ws://127.0.0.1:port`. */
  readonly origin: string
  readonly controls: RealtimeControls
  /** Follows settings that have changed. */
  settingsChanged(): void
  close(): Promise<void>
}

export interface RealtimeServerOptions {
  readonly seed: number
  readonly environment: Environment
  readonly clock: Clock
  readonly settings: () => CurrentSettings
  readonly tokens: {
    readonly appKeyOf: (approvalKey: string, at: number) => number | undefined
    readonly killApprovals: (at: number) => void
  }
  readonly feeds: LiveFeeds
  /** Number of app keys, each with a session and places of its own. */
  readonly appKeys: number
  /** Number of the port; 0 takes a free one. */
  readonly port: number
}

/** Starts KIS's WebSocket server on loopback. It takes any path, as KIS does. */
export async function startRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  const { clock, settings, tokens, feeds } = options
  const requests: SeenRequest[] = []
  const listeners = new Set<(frame: SentFrame) => void>()
  const faults = createRealtimeFaults()
  const places = Array.from({ length: options.appKeys }, createPlaces)
  const shared: SharedState = {
    ...options,
    appKeyOf: tokens.appKeyOf,
    places,
    faults,
    note(request) {
      requests.push(request)
      if (requests.length >= 2 * keptRequests) requests.splice(0, keptRequests)
    },
    sent(frame) {
      for (const listener of listeners) listener(frame)
    },
  }
  const { connections, http, refuseUntil } = await listen(shared, options)
  const each = (act: (connection: Connection) => void) => [...connections].forEach(act)
  const stopLooking = feeds.onChange(() => each((connection) => connection.lookAgain()))

  const controls: RealtimeControls = checkedControls({
    refuse: (match, code, times = 1) => faults.refusals.add(match, code, times),
    delayAnswers: (match, ms, times = 1) => faults.delays.add(match, ms, times),
    mangle: (match, how, times = 1) => faults.manglings.add(match, how, times),
    silence: (match) => each((connection) => connection.silence(match)),
    stall: (forMs) => each((connection) => connection.stall(forMs)),
    burst: (match, rows) => [...connections].reduce((topics, connection) => topics + connection.burst(match, rows), 0),
    disconnect: (how = 'abrupt') => each((connection) => connection.end(how)),
    restart(downMs = 0) {
      refuseUntil(clock.now() + downMs)
      each((connection) => connection.end('abrupt'))
    },
    killApprovalKeys: () => tokens.killApprovals(clock.now()),
    places: () => places.flatMap((own, appKey) => own.list(clock.now()).map((place) => ({ ...place, appKey }))),
    requests: (match = {}) => requests.slice(-keptRequests).filter((request) => matchesTopic(match, request)),
    onSent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  })
  const fridays = createFridays(clock, settings, () => controls.restart())
  fridays.set()

  return {
    origin: `ws://127.0.0.1:${portOf(http)}`,
    controls,
    settingsChanged: fridays.set,
    async close() {
      fridays.clear()
      stopLooking()
      each((connection) => connection.end('abrupt'))
      await new Promise<void>((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      })
    },
  }
}

/** Listens on loopback, and serves each socket that comes. */
async function listen(shared: SharedState, { environment, port }: Pick<RealtimeServerOptions, 'environment' | 'port'>) {
  const { clock } = shared
  const read = createRequestReader(environment)
  const connections = new Set<Connection>()
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: longestMessage,
    // A connection that has died without a sign answers no ping.
    autoPong: false,
  })
  let downUntil = Number.NEGATIVE_INFINITY
  let count = 0

  const serve = (socket: WebSocket, wire: Duplex) => {
    count += 1
    const connection = serveConnection(shared, count, { socket, wire }, read)
    connections.add(connection)
    socket.on('close', () => connections.delete(connection))
  }
  const http = createServer((_request, outgoing) => outgoing.writeHead(426, { Connection: 'close' }).end())
  http.on('upgrade', (request, wire, head) => {
    if (clock.now() < downUntil || connections.size >= mostConnections) wire.destroy()
    else sockets.handleUpgrade(request, wire, head, (socket) => serve(socket, wire))
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  const refuseUntil = (at: number) => {
    downUntil = at
  }
  return { connections, http, refuseUntil }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator listens on no port')
  return address.port
}

/** Restarts at the time of the setting on each Friday. */
function createFridays(clock: Clock, settings: () => CurrentSettings, restart: () => void) {
  let timer: unknown
  const clear = () => clock.clearTimeout(timer)
  const set = () => {
    clear()
    const time = settings().fridayRestart
    if (time === 'never') return
    const run = () => {
      restart()
      set()
    }
    timer = clock.setTimeout(run, nextFriday(time, clock.now()) - clock.now(), { background: true })
  }
  return { set, clear }
}
