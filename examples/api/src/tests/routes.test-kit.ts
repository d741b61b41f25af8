import { assert } from 'vitest'
import { admin, botSecret, startTestApi } from './api.test-kit.ts'

/** Values of the parameters in the paths. */
const values: Readonly<Record<string, string>> = {
  job_id: 'check_token',
  run_id: 'a-run',
  delivery_id: 'a-run/0',
  exchange: 'KRX',
  symbol: '005930',
  currency: 'KRW',
  interval: 'minute',
  kind: 'fills',
  order_id: 'an-order',
  approval_id: 'an-approval',
  command: 'pause',
}

export interface Route {
  readonly method: string
  /** Path as the router has it, with `:name` for a parameter. */
  readonly path: string
  /** Path with a value for each parameter. */
  readonly filled: string
}

/** Signs in at an API as the admin. @returns a function that asks a route with all that any route needs */
export async function signIn(url: string): Promise<(method: string, path: string) => Promise<Response>> {
  const request = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { 'x-bot-secret-key': botSecret, 'idempotency-key': path, ...headers },
      ...(method === 'POST' && { body: bodyOf(path) }),
    })
  const { access_token: token } = Object(await (await request('POST', '/api/v1/auth/bot/token')).json())
  return (method, path) => request(method, path, { authorization: `Bearer ${token}` })
}

/** Returns a body that the contract of a path accepts. */
function bodyOf(path: string): string {
  if (path.endsWith('/token')) return JSON.stringify({ telegram_id: admin })
  if (path.includes('/levels/')) return '{"level":"loud"}'
  if (path.endsWith('/quiet')) return '{"quiet":null}'
  return path.includes('/approvals/') ? '{"approved":true}' : '{}'
}

/** Lists the routes of the API from its router, so that a new route is among them. */
export async function listRoutes(): Promise<readonly Route[]> {
  const { routes } = await startTestApi()
  return routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : [{ method, path, filled: fill(path) }]))
}

const fill = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? assert.fail(`no value of ${name}`)))
