import type { Clock } from '../../clock.ts'
import type { Parameters } from '../call/parameters.ts'
import { tooManyRequests } from '../call/refusal.ts'
import { type LoopbackAnswer, postJson } from './loopback-http.ts'
import type { QueuedUpdate, UpdateQueue } from './queue.ts'
import {
  checkWebhook,
  isLoopback,
  readAllowedUpdates,
  readWebhookSettings,
  type WebhookSettings,
} from './webhook-settings.ts'

/** Webhook, and delivery of updates to it: in order within a chat, each one repeated until it is answered with 2xx. */
export interface Webhook {
  isActive(): boolean
  /** Serves `setWebhook`; without a URL it deletes. @throws {Refusal} @returns the description in the answer */
  set(parameters: Parameters): string
  delete(parameters: Parameters): string
  info(): Readonly<Record<string, unknown>>
  /** Delivers after an update was added. */
  wake(): void
  stop(): void
}

/** Deliveries of one chat, one at a time. */
interface Lane {
  isBusy: boolean
  failures: number
  waitMs: number
  timer: unknown
}

const hour = 3_600_000
const answerWithinMs = 60_000
const mostRetryAfterSeconds = 3_600

export function createWebhook(world: {
  readonly clock: Clock
  readonly updates: UpdateQueue
  readonly random: () => number
  readonly loopbackWebhooks: boolean
  /** Serves a method call that came as the answer to a delivery. */
  answer(body: LoopbackAnswer): void
  /** Ends a held getUpdates, after setWebhook. */
  onSet(): void
  /** Runs after each delivery, also after one that failed. */
  onChange(): void
}): Webhook {
  const { clock, updates, random } = world
  let settings: WebhookSettings | undefined
  let lanes = new Map<string, Lane>()
  let underWay = new AbortController()
  let setAt = -Infinity
  let goneSince: number | undefined
  let lastError: { date: number; message: string } | undefined

  function halt(): void {
    for (const lane of lanes.values()) clock.clearTimeout(lane.timer)
    lanes = new Map()
    underWay.abort()
    underWay = new AbortController()
    settings = undefined
    goneSince = undefined
  }

  function wake(): void {
    if (settings === undefined) return
    const { maxConnections } = settings
    for (const queued of updates.waiting()) {
      const lane = lanes.get(queued.of) ?? { isBusy: false, failures: 0, waitMs: 0, timer: undefined }
      lanes.set(queued.of, lane)
      const busy = [...lanes.values()].filter((one) => one.isBusy && one.timer === undefined).length
      if (busy >= maxConnections) return
      if (!lane.isBusy) void deliver(queued, lane, settings)
    }
  }

  async function deliver(queued: QueuedUpdate, lane: Lane, { url, secret }: WebhookSettings): Promise<void> {
    lane.isBusy = true
    const halted = underWay.signal
    const late = new AbortController()
    const timer = clock.setTimeout(() => late.abort(new Error('Read timeout expired')), answerWithinMs)
    const outcome = await attempt(url, JSON.stringify(queued.update), secret, AbortSignal.any([halted, late.signal]))
    clock.clearTimeout(timer)
    if (halted.aborted) return
    if (outcome.answer !== undefined && outcome.answer.status >= 200 && outcome.answer.status < 300) {
      updates.remove(queued.update.update_id)
      Object.assign(lane, { isBusy: false, failures: 0, waitMs: 0 })
      goneSince = undefined
      world.answer(outcome.answer)
      world.onChange()
      wake()
      return
    }
    fail(lane, outcome)
  }

  async function attempt(url: string, json: string, secret: string, signal: AbortSignal): Promise<Outcome> {
    // An address elsewhere passes the checks, and is out of reach from here.
    if (!isLoopback(new URL(url))) return { answer: undefined, message: 'Connection timed out' }
    const headers = secret === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret }
    try {
      const answer = await postJson(url, json, { headers, signal })
      return { answer, message: `Wrong response from the webhook: ${answer.status}` }
    } catch (error) {
      return { answer: undefined, message: error instanceof Error ? error.message : 'Connection failed' }
    }
  }

  function fail(lane: Lane, { answer, message }: Outcome): void {
    lastError = { date: Math.floor(clock.now() / 1_000), message }
    world.onChange()
    if (answer?.status === 410) {
      goneSince ??= clock.now()
      if (clock.now() - goneSince >= 23 * hour) {
        halt()
        return
      }
    }
    const asked = Math.min(answer?.retryAfterSeconds ?? 0, mostRetryAfterSeconds) * 1_000
    // The first retry comes at once, then 1 s, 2 s, 4 s … up to somewhere between one minute and two.
    const doubled = lane.failures === 0 ? 0 : Math.max(1_000, lane.waitMs * 2)
    lane.waitMs = Math.min(doubled, 60_000 + random() * 60_000)
    lane.failures += 1
    lane.timer = clock.setTimeout(
      () => {
        lane.timer = undefined
        lane.isBusy = false
        wake()
      },
      Math.max(asked, lane.waitMs),
    )
  }

  function clear(parameters: Parameters): string {
    if (parameters.flag('drop_pending_updates')) updates.clear()
    if (settings === undefined) return 'Webhook is already deleted'
    halt()
    return 'Webhook was deleted'
  }

  return {
    isActive: () => settings !== undefined,
    wake,
    stop: halt,
    delete: clear,
    set(parameters) {
      const wanted = readWebhookSettings(parameters)
      if (wanted.url === '') return clear(parameters)
      const at = clock.monotonic()
      if (at - setAt < 1_000) throw tooManyRequests(1)
      setAt = at
      if (settings !== undefined && JSON.stringify(settings) === JSON.stringify(wanted)) {
        updates.allow(readAllowedUpdates(parameters) ?? updates.allowed() ?? [])
        return 'Webhook is already set'
      }
      checkWebhook(wanted, world.loopbackWebhooks)
      halt()
      if (parameters.flag('drop_pending_updates')) updates.clear()
      updates.allow(readAllowedUpdates(parameters) ?? updates.allowed() ?? [])
      settings = wanted
      lastError = undefined
      world.onSet()
      wake()
      return 'Webhook was set'
    },
    info: () => ({
      url: settings?.url ?? '',
      has_custom_certificate: settings?.hasCertificate ?? false,
      pending_update_count: updates.waiting().length,
      ...(lastError === undefined ? {} : { last_error_date: lastError.date, last_error_message: lastError.message }),
      ...(settings === undefined ? {} : { max_connections: settings.maxConnections }),
      ...(updates.allowed() === undefined ? {} : { allowed_updates: updates.allowed() }),
    }),
  }
}

interface Outcome {
  readonly answer: LoopbackAnswer | undefined
  readonly message: string
}
