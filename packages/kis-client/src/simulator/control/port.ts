import { longestTimerMs } from '@stockeye/internal/clock'
import { z } from 'zod'
import { isKisError } from '../../errors.ts'
import { type HttpHandler, type HttpRequest, writeFile, writeJson } from '../http/server.ts'
import type { MasterFile } from '../masters/masters.ts'
import type { Fault } from './faults.ts'
import type { CallMatch } from './seen-calls.ts'

/** Methods of the simulator that the control port offers, and its clock. */
export interface Controls {
  fault(match: CallMatch, fault: Fault, times?: number): void
  killToken(): void
  refuseIssues(code: string, forMs: number): void
  calls(match?: CallMatch): readonly unknown[]
  orders(account?: string): readonly unknown[]
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
    z.strictObject({ status: z.int().min(200).max(599), msgCd: z.string(), taken: z.boolean() }),
  ],
  { error: 'must be "hang-up-before", "hang-up-after", {delayMs} or {status, msgCd, taken}' },
)

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
}

/**
 * Creates the handler of the control port, which does for other processes and other languages what `Simulator` does in
 * process.
 */
export function createControlPort(controls: Controls): HttpHandler {
  const moveClock = (body: unknown) => {
    const move = bodies.clock.parse(body)
    if (controls.moveTo === undefined) return { status: 409, value: { error: 'the clock is the caller’s own' } }
    controls.moveTo('to' in move ? move.to : controls.now() + move.by)
    return { status: 200, value: { now: controls.now() } }
  }

  const answer = (request: HttpRequest): { status: number; value: unknown } => {
    const done = { status: 200, value: {} }
    switch (`${request.method} ${request.path}`) {
      case 'POST /faults': {
        const { match, fault, times } = bodies.fault.parse(readJson(request.body))
        controls.fault(match, fault, times)
        return done
      }
      case 'POST /clock':
        return moveClock(readJson(request.body))
      case 'POST /token/kill':
        controls.killToken()
        return done
      case 'POST /token/refuse': {
        const { code, forMs } = bodies.refusal.parse(readJson(request.body))
        controls.refuseIssues(code, forMs)
        return done
      }
      case 'GET /calls': {
        const path = request.query.get('path') ?? undefined
        const trId = request.query.get('trId') ?? undefined
        return { status: 200, value: controls.calls({ path, trId }) }
      }
      case 'GET /orders':
        return { status: 200, value: controls.orders(request.query.get('account') ?? undefined) }
      default:
        return { status: 404, value: { error: `there is no ${request.method} ${request.path} on the control port` } }
    }
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

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RangeError('the body must be JSON')
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
