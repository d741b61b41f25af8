import { untilAborted, wait } from '@stockeye/internal/wait'
import type { Backend, Delivery, DeliveryEnd, Subscription } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { JobInputError, JobNotifierError } from '../errors.ts'
import type { Events } from '../events.ts'
import { checkRecipient } from '../runner/job-definition.ts'
import { toRunError } from '../runner/run-error.ts'
import { backoffMs } from './backoff.ts'
import type { Notifier } from './notifier.ts'

/** State of a notifier of this process. `unverified` before `start`. */
export interface NotifierHealth {
  readonly channel: string
  readonly state: 'unverified' | 'ready' | 'down'
  /** Reason for which it is down. */
  readonly error?: string
}

export interface Dispatcher extends Subscription {
  /** Verifies all notifiers. @throws {JobNotifierError} with every failure */
  verify(): Promise<void>
  /** Takes deliveries from now on. */
  start(): Promise<void>
  isReady(channel: string): boolean
  health(): readonly NotifierHealth[]
}

const verifyMs = 30_000
const deliverMs = 30_000
/** Lease of a delivery: twice its time limit, so that no process takes over one that is still under way. */
const leaseMs = 2 * deliverMs
const slotsPerChannel = 4
/** Limit of failures that cost a try; the last ones are 5 min apart, so it takes about an hour. */
const maxTries = 20
const pauses = { firstMs: 1_000, maxMs: 5 * 60_000 }

interface Channel {
  readonly notifier: Notifier
  state: NotifierHealth['state']
  error: string | undefined
  subscription: Subscription | undefined
}

/** Passes deliveries to the notifiers of this process: one subscription for each channel, so that one can rest alone. */
export function createDispatcher(
  notifiers: readonly Notifier[],
  options: {
    readonly backend: Backend
    readonly clock: Clock
    readonly random: () => number
    readonly events: Events
  },
): Dispatcher {
  const { backend, clock, random, events } = options
  const channels = new Map<string, Channel>()
  const stopping = new AbortController()
  for (const notifier of notifiers) {
    if (channels.has(notifier.channel)) {
      throw new JobInputError({ field: 'notifiers', rule: `has two for the channel ${notifier.channel}; pass one` })
    }
    const { defaultRecipient } = notifier
    if (defaultRecipient !== undefined && checkRecipient(defaultRecipient).channel !== notifier.channel) {
      throw new JobInputError({
        field: 'notifier.defaultRecipient',
        rule: `must be of the channel ${notifier.channel}`,
      })
    }
    channels.set(notifier.channel, { notifier, state: 'unverified', error: undefined, subscription: undefined })
  }

  async function open(channel: Channel) {
    const subscription = await backend.deliver({
      channels: [channel.notifier.channel],
      slots: slotsPerChannel,
      leaseMs,
      handle: (delivery, signal) => deliver(channel, delivery, signal),
    })
    if (stopping.signal.aborted) await subscription.abandon()
    else channel.subscription = subscription
  }

  async function deliver(channel: Channel, delivery: Delivery, signal: AbortSignal): Promise<DeliveryEnd> {
    const { completion, tries } = delivery
    try {
      await within(deliverMs, signal, (limit) => channel.notifier.deliver(completion, { signal: limit }))
      events.emit('delivered', { completion })
      return { state: 'delivered' }
    } catch (thrown) {
      const end = endOfFailure(thrown, { tries, now: clock.now(), random })
      if (codeOf(thrown) === 'DELIVERY_CHANNEL_DOWN') rest(channel, messageOf(thrown))
      events.emit('undelivered', { completion, error: messageOf(thrown), isDead: end.state === 'dead' })
      return end
    }
  }

  /** Takes nothing for the channel until its notifier can deliver again. */
  function rest(channel: Channel, error: string) {
    if (channel.state === 'down') return
    channel.state = 'down'
    channel.error = error
    events.emit('channel-down', { channel: channel.notifier.channel, error })
    void recover(channel).catch((thrown: unknown) => {
      if (!stopping.signal.aborted) events.emit('trouble', { error: thrown })
    })
  }

  async function recover(channel: Channel) {
    await channel.subscription?.stop()
    channel.subscription = undefined
    for (let failures = 1; channel.state === 'down'; failures += 1) {
      await wait(clock, backoffMs(failures, { ...pauses, random }), stopping.signal)
      try {
        await verifyOne(channel)
        await open(channel)
        channel.state = 'ready'
        channel.error = undefined
        events.emit('channel-up', { channel: channel.notifier.channel })
      } catch (thrown) {
        channel.error = messageOf(thrown)
      }
    }
  }

  const verifyOne = ({ notifier }: Channel) => within(verifyMs, stopping.signal, () => notifier.verify())

  /** Limits the time of a call to a notifier, even if the notifier never settles. */
  async function within(ms: number, signal: AbortSignal, ask: (limit: AbortSignal) => Promise<void>): Promise<void> {
    const late = new AbortController()
    const timer = clock.setTimeout(() => late.abort(new Error(`no answer within ${ms} ms`)), ms)
    const limit = AbortSignal.any([signal, late.signal])
    try {
      await untilAborted((async () => ask(limit))(), limit)
    } finally {
      clock.clearTimeout(timer)
    }
  }

  const subscriptions = () => [...channels.values()].flatMap(({ subscription }) => subscription ?? [])

  return {
    async verify() {
      const failures: { channel: string; message: string }[] = []
      await Promise.all(
        [...channels.values()].map(async (channel) => {
          try {
            await verifyOne(channel)
            channel.state = 'ready'
          } catch (thrown) {
            failures.push({ channel: channel.notifier.channel, message: messageOf(thrown) })
          }
        }),
      )
      if (failures.length > 0) throw new JobNotifierError(failures)
    },
    async start() {
      await Promise.all([...channels.values()].map(open))
    },
    isReady: (name) => channels.get(name)?.state === 'ready',
    health: () =>
      [...channels].map(([channel, { state, error }]) => ({ channel, state, ...(error !== undefined && { error }) })),
    async stop() {
      stopping.abort()
      await Promise.all(subscriptions().map((subscription) => subscription.stop()))
    },
    async abandon() {
      stopping.abort()
      await Promise.all(subscriptions().map((subscription) => subscription.abandon()))
    },
  }
}

/** Returns the next state of a delivery that failed. */
function endOfFailure(
  thrown: unknown,
  { tries, now, random }: { readonly tries: number; readonly now: number; readonly random: () => number },
): DeliveryEnd {
  const error = messageOf(thrown)
  const code = codeOf(thrown)
  if (code === 'DELIVERY_PERMANENT') return { state: 'dead', error }
  // The delivery is taken again when the channel is up.
  if (code === 'DELIVERY_CHANNEL_DOWN') return { state: 'pending', notBefore: now, costsTry: false, error }
  if (code === 'DELIVERY_THROTTLED') {
    return { state: 'pending', notBefore: now + retryAfterOf(thrown), costsTry: false, error }
  }
  if (tries + 1 >= maxTries) return { state: 'dead', error }
  return { state: 'pending', notBefore: now + backoffMs(tries + 1, { ...pauses, random }), costsTry: true, error }
}

/** Reads `retryAfterMs` of the error; without a valid one the delivery waits 1 s, so that there is no tight loop. */
const retryAfterOf = (thrown: unknown): number => {
  const ms = thrown instanceof Error && 'retryAfterMs' in thrown ? thrown.retryAfterMs : undefined
  return typeof ms === 'number' && ms > 0 ? ms : pauses.firstMs
}
const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined)
const messageOf = (thrown: unknown): string => toRunError(thrown).message
