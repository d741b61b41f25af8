import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

export interface AppEnv {
  readonly Bindings: Partial<HttpBindings | Http2Bindings>
  readonly Variables: { requestId: string }
}

/** The API as a Hono app. */
export type App = OpenAPIHono<AppEnv>

/** One call of the API. */
export type Call = Context<AppEnv>
