import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type TraderApi, traderApi } from '@stockeye/example-api/routes/trader-contract'
import type {
  Approval,
  DeskOrder,
  DeskOrderDetail,
  DeskPosition,
  DeskState,
  EquityPoint,
} from '@stockeye/example-trader/desk/desk'
import { apiPrefix } from '@stockeye/telegram-adapter/api'
import { assert, onTestFinished } from 'vitest'

/** Trader whose answers a test sets, and which notes its commands. */
export interface FakeDesk {
  /** Refuses every route as an API without a trader does. */
  isAway: boolean
  state: DeskState
  orders: readonly DeskOrderDetail[]
  positions: readonly DeskPosition[]
  points: readonly EquityPoint[]
  approvals: readonly Approval[]
  /** Orders that are left after `kill`. */
  left: readonly DeskOrder[]
  /** Commands in the order of their arrival, such as `flatten` and `approve sale-1`. */
  readonly commands: string[]
}

export const createFakeDesk = (): FakeDesk => ({
  isAway: false,
  state: { mode: 'trading', isTrusted: true, mismatches: [], open: 0, unknown: 0 },
  orders: [],
  positions: [],
  points: [],
  approvals: [],
  left: [],
  commands: [],
})

type Answers = { readonly [Name in keyof TraderApi]: (params: Params, body: Body) => unknown }
type Params = Readonly<Record<string, string>>
interface Body {
  readonly approved?: boolean
  readonly seen_at?: number
}

/** Returns the answer of each route; undefined for a row that does not exist. */
function answersOf(desk: FakeDesk): Answers {
  return {
    getTrader: () => desk.state,
    listOrders: () => ({ orders: desk.orders }),
    getOrder: ({ order_id: id }) => desk.orders.find((order) => order.id === id),
    listPositions: () => ({ positions: desk.positions }),
    listEquity: () => ({ points: desk.points }),
    listApprovals: () => ({ approvals: desk.approvals }),
    commandTrader({ command = '' }) {
      noteCommand(desk, command)
      return desk.state
    },
    killTrader() {
      noteCommand(desk, 'kill')
      return { cancelled: 2, left: desk.left }
    },
    answerApproval({ approval_id: id = '' }, { approved = false }) {
      desk.commands.push(`${approved ? 'approve' : 'decline'} ${id}`)
      const asked = desk.approvals.find((approval) => approval.id === id)
      if (asked?.state !== 'waiting') return asked
      return { ...asked, state: approved ? 'approved' : 'declined', by: '관리자' }
    },
  }
}

function noteCommand(desk: FakeDesk, command: string): void {
  desk.commands.push(command)
  desk.state = { ...desk.state, changedAt: (desk.state.changedAt ?? 0) + 1 }
}

function refusalOf({ isAway }: FakeDesk, isStale: boolean): readonly [status: number, code: string] {
  if (isAway) return [503, 'upstream_unavailable']
  return isStale ? [400, 'invalid_request'] : [404, 'not_found']
}

/** Serves the routes of the trader in front of an API, which has none. @returns the address of both */
export async function serveFakeDesk(desk: FakeDesk, apiUrl: string): Promise<string> {
  const answers = answersOf(desk)
  const rows = Object.entries(traderApi).map(([name, { method, path }]) => ({
    name,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${apiPrefix}${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }))

  async function handle(request: IncomingMessage, response: ServerResponse) {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const { method = 'GET', url = '/', headers } = request
    const row = rows.find((one) => one.method === method && one.pattern.test(url))
    if (row === undefined) {
      const { host: _, 'content-length': _length, connection: _connection, ...sent } = headers
      const entries = Object.entries(sent).map(([name, value]): [string, string] => [name, String(value)])
      const answer = await fetch(`${apiUrl}${url}`, { method, headers: entries, ...(method === 'POST' && { body }) })
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      return response.end(await answer.text())
    }
    const params = Object.fromEntries(
      Object.entries(row.pattern.exec(url)?.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
    )
    const handler = Reflect.get(answers, row.name)
    const sent: Body = body === '' ? {} : JSON.parse(body)
    const isStale = sent.seen_at !== undefined && sent.seen_at !== (desk.state.changedAt ?? 0)
    const answer = desk.isAway || isStale ? undefined : handler(params, sent)
    if (answer !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' })
      return response.end(JSON.stringify(answer))
    }
    const [status, code] = refusalOf(desk, isStale)
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    return response.end(JSON.stringify({ type: 'about:blank', title: 'x', status, code, request_id: 'r' }))
  }

  const server = createServer((request, response) => {
    // The API behind is away.
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return `http://127.0.0.1:${address.port}`
}
