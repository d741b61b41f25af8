import { longestTimerMs } from '@stockeye/internal/clock'
import * as z from 'zod'
import { isKisError } from '../../errors.ts'
import { type HttpHandler, type HttpRequest, writeFile, writeJson } from '../http/server.ts'
import type { MasterFile } from '../masters/masters.ts'
import type { RealtimeControls } from '../realtime/controls.ts'
import type { SimulatorSettings } from '../settings.ts'
import type { Fault } from './faults.ts'
import type { ExternalOrder } from './order-controls.ts'
import { realtimeRoutes } from './realtime-routes.ts'
import { type Answered, type Routes, readJson, withValue } from './routes.ts'
import type { CallMatch } from './seen-calls.ts'

/** Methods of the simulator that the control port offers, and its clock. */
export interface Controls {
  fault(match: CallMatch, fault: Fault, times?: number): void
  killToken(): void
  refuseIssues(code: string, forMs: number): void
  calls(match?: CallMatch): readonly unknown[]
  orders(account?: string): readonly unknown[]
  configure(settings: SimulatorSettings): void
  placeExternalOrder(order: ExternalOrder): unknown
  cancelExternally(orderNumber: string, quantity?: number): unknown
  fillOrder(orderNumber: string, quantity?: number): unknown
  readonly realtime: RealtimeControls
  /** Returns an instrument file of today by its name on the server. */
  master(name: string): MasterFile | undefined
  now(): number
  /**
   * Moves the simulator's own clock; missing where the caller owns the clock.
   *
   * @throws {RangeError} the instant has passed
   */
  readonly moveTo?: ((instant: number) => void) | undefined
}

const textSchema = z.string().min(1)
const countSchema = z.int().positive()
const instantSchema = z.number().nonnegative()
const spanSchema = z.number().nonnegative().max(longestTimerMs)

const faultSchema = z.union(
  [
    z.literal('hang-up-before'),
    z.literal('hang-up-after'),
    z.strictObject({ delayMs: spanSchema }),
    z.strictObject({ rejectAfterMs: spanSchema }),
    z.strictObject({ pageRows: countSchema }),
    z.strictObject({ repeatRows: z.literal(true) }),
    z.strictObject({
      status: z.int().min(200).max(599),
      msgCd: z.string(),
      msg1: z.string().optional(),
      rtCd: z.string().optional(),
      taken: z.boolean(),
    }),
  ],
  {
    error:
      'must be "hang-up-before", "hang-up-after", {delayMs}, {status, msgCd, msg1, rtCd, taken}, {rejectAfterMs}, {pageRows} or {"repeatRows": true}',
  },
)

const lagSchema = spanSchema.optional()
const settingsSchema = z.strictObject({
  orderListLagMs: z
    .union(
      [
        spanSchema,
        z.strictObject({ krx: lagSchema, krxOpen: lagSchema, overseas: lagSchema, overseasOpen: lagSchema }),
      ],
      { error: 'must be a number of ms or {krx, krxOpen, overseas, overseasOpen}' },
    )
    .optional(),
  positionLagMs: lagSchema,
  cancelLagMs: lagSchema,
  endedOrderRow: z.enum(['cancelled', 'zeros', 'nothing-left', 'unchanged']).optional(),
  dateSkewMs: z.number().min(-longestTimerMs).max(longestTimerMs).optional(),
  heldPlacesMs: lagSchema,
  heldSessionMs: lagSchema,
  pingPong: z.enum(['all', 'notices']).optional(),
  extraColumns: z.int().nonnegative().optional(),
  emptyCells: z.enum(['empty', 'null']).optional(),
  fridayRestart: textSchema.optional(),
})

const externalOrderSchema = z.strictObject({
  symbol: textSchema,
  side: z.enum(['buy', 'sell']),
  quantity: countSchema,
  price: textSchema.optional(),
  venue: textSchema.optional(),
  type: textSchema.optional(),
  origin: z
    .strictObject({
      branch: z.string().optional(),
      employee: z.string().optional(),
      address: z.string().optional(),
      medium: z.string().optional(),
    })
    .optional(),
})

const bodies = {
  fault: z.strictObject({
    match: z.strictObject({ path: textSchema.optional(), trId: textSchema.optional() }).default({}),
    fault: faultSchema,
    times: countSchema.default(1),
  }),
  clock: z.union([z.strictObject({ to: instantSchema }), z.strictObject({ by: instantSchema })], {
    error: 'must be {to} or {by}, in milliseconds',
  }),
  refusal: z.strictObject({ code: textSchema, forMs: spanSchema }),
  part: z.strictObject({ orderNumber: textSchema, quantity: countSchema.optional() }),
}

/** Returns the routes of faults, clock, tokens, settings and calls. */
function simulatorRoutes(controls: Controls): Routes {
  return {
    'POST /faults': ({ body }) => {
      const { match, fault, times } = bodies.fault.parse(readJson(body))
      controls.fault(match, fault, times)
      return withValue({})
    },
    'POST /clock': ({ body }) => {
      const move = bodies.clock.parse(readJson(body))
      if (controls.moveTo === undefined) return { status: 409, value: { error: 'the clock is the caller’s own' } }
      controls.moveTo('to' in move ? move.to : controls.now() + move.by)
      return withValue({ now: controls.now() })
    },
    'POST /token/kill': () => {
      controls.killToken()
      return withValue({})
    },
    'POST /token/refuse': ({ body }) => {
      const { code, forMs } = bodies.refusal.parse(readJson(body))
      controls.refuseIssues(code, forMs)
      return withValue({})
    },
    'POST /settings': ({ body }) => {
      controls.configure(settingsSchema.parse(readJson(body)))
      return withValue({})
    },
    'GET /calls': ({ query }) =>
      withValue(controls.calls({ path: query.get('path') ?? undefined, trId: query.get('trId') ?? undefined })),
  }
}

/** Returns the routes of orders. */
function orderRoutes(controls: Controls): Routes {
  const change = (act: 'cancelExternally' | 'fillOrder') => (request: HttpRequest) => {
    const { orderNumber, quantity } = bodies.part.parse(readJson(request.body))
    return withValue(controls[act](orderNumber, quantity))
  }
  return {
    'GET /orders': ({ query }) => withValue(controls.orders(query.get('account') ?? undefined)),
    'POST /orders/external': ({ body }) =>
      withValue(controls.placeExternalOrder(externalOrderSchema.parse(readJson(body)))),
    'POST /orders/cancel': change('cancelExternally'),
    'POST /orders/fill': change('fillOrder'),
  }
}

/**
 * Creates the handler of the control port, which does for other processes and other languages what `Simulator` does in
 * process.
 */
export function createControlPort(controls: Controls): HttpHandler {
  const routes = { ...simulatorRoutes(controls), ...orderRoutes(controls), ...realtimeRoutes(controls.realtime) }

  const answer = (request: HttpRequest): Answered => {
    const route = routes[`${request.method} ${request.path}`]
    if (route !== undefined) return route(request)
    return { status: 404, value: { error: `there is no ${request.method} ${request.path} on the control port` } }
  }

  const findMaster = ({ method, path }: HttpRequest): MasterFile | undefined => {
    const [, name] = /^\/masters\/([^/]+)$/.exec(path) ?? []
    return name !== undefined && (method === 'GET' || method === 'HEAD') ? controls.master(name) : undefined
  }

  return (request, outgoing) => {
    try {
      const master = findMaster(request)
      if (master) return writeFile(outgoing, request, master)
      const { status, value } = answer(request)
      writeJson(outgoing, status, value)
    } catch (failure) {
      const { status, error } = explain(failure)
      writeJson(outgoing, status, { error })
    }
  }
}

/**
 * Returns status 400 and what is wrong for a mistake of the caller, and 500 with the failure for one of the simulator.
 */
function explain(error: unknown): { status: number; error: string } {
  if (error instanceof RangeError || (isKisError(error) && error.code === 'KIS_INPUT'))
    return { status: 400, error: error.message }
  if (!(error instanceof z.ZodError)) return { status: 500, error: `the simulator failed: ${error}` }
  const issues = error.issues.map(({ path, message }) => [...path, message].join(': '))
  return { status: 400, error: issues.join('; ') }
}
