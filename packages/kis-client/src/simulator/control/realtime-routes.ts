import { longestTimerMs } from '@stockeye/internal/clock'
import * as z from 'zod'
import { isRefusalCode, type RefusalCode } from '../realtime/codes.ts'
import type { RealtimeControls } from '../realtime/controls.ts'
import { manglings } from '../realtime/frame.ts'
import { type Answered, type Routes, readJson, withValue } from './routes.ts'

const spanSchema = z.number().nonnegative().max(longestTimerMs)
const countSchema = z.int().positive()
const textSchema = z.string().min(1)
const matchSchema = z.strictObject({ trId: textSchema.optional(), key: textSchema.optional() })
const timedSchema = { match: matchSchema.default({}), times: countSchema.default(1) }

const bodies = {
  refusal: z.strictObject({
    ...timedSchema,
    code: z.custom<RefusalCode>(isRefusalCode, 'must be a refusal such as "OPSP0007"'),
  }),
  delay: z.strictObject({ ...timedSchema, ms: spanSchema }),
  mangling: z.strictObject({ ...timedSchema, how: z.enum(manglings) }),
  silence: z.strictObject({ match: matchSchema.optional() }),
  stall: z.strictObject({ forMs: spanSchema }),
  burst: z.strictObject({ match: matchSchema.default({}), rows: countSchema }),
  end: z.strictObject({ how: z.enum(['abrupt', 'close']).default('abrupt') }),
  restart: z.strictObject({ downMs: spanSchema.default(0) }),
}

const done: Answered = withValue({})

/** Parses a body; no body counts as `{}`. */
const read = <Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> =>
  schema.parse(body === '' ? {} : readJson(body))

/** Returns the routes of the WebSocket: its faults, and what it has seen. */
export function realtimeRoutes(controls: RealtimeControls): Routes {
  return {
    'POST /realtime/refuse': ({ body }) => {
      const { match, code, times } = read(bodies.refusal, body)
      controls.refuse(match, code, times)
      return done
    },
    'POST /realtime/delay': ({ body }) => {
      const { match, ms, times } = read(bodies.delay, body)
      controls.delayAnswers(match, ms, times)
      return done
    },
    'POST /realtime/mangle': ({ body }) => {
      const { match, how, times } = read(bodies.mangling, body)
      controls.mangle(match, how, times)
      return done
    },
    'POST /realtime/silence': ({ body }) => {
      controls.silence(read(bodies.silence, body).match)
      return done
    },
    'POST /realtime/stall': ({ body }) => {
      controls.stall(read(bodies.stall, body).forMs)
      return done
    },
    'POST /realtime/burst': ({ body }) => {
      const { match, rows } = read(bodies.burst, body)
      return withValue({ topics: controls.burst(match, rows) })
    },
    'POST /realtime/disconnect': ({ body }) => {
      controls.disconnect(read(bodies.end, body).how)
      return done
    },
    'POST /realtime/restart': ({ body }) => {
      controls.restart(read(bodies.restart, body).downMs)
      return done
    },
    'POST /realtime/kill-keys': () => {
      controls.killApprovalKeys()
      return done
    },
    'GET /realtime/places': () => withValue(controls.places()),
    'GET /realtime/requests': ({ query }) =>
      withValue(controls.requests({ trId: query.get('trId') ?? undefined, key: query.get('key') ?? undefined })),
  }
}
