import { AsyncLocalStorage } from 'node:async_hooks'
import { backoffMs } from '@stockeye/internal/backoff'
import { wait, within } from '@stockeye/internal/wait'
import type { Backend, DeliverOptions, Delivery, DeliveryEnd, Subscription } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import type { Events } from '../events.ts'
import { endOfFailure, isChannelDown, messageOf, pauses, retryAfterFault } from './failed-delivery.ts'
import type { Notifier } from './notifier.ts'

/** State of a notifier of this process. `unverified` before `start`. */
export interface NotifierHealth {
  /** Channel of the notifier. */
  readonly channel: string
  /** Whether it delivers: not before `start`, and not while it is down. */
  readonly state: 'unverified' | 'ready' | 'down'
  /** Time when it went down, in ms since 1970; missing while it is not down. */
  readonly sinceAt?: number
  /** Reason for which it is down. */
  readonly error?: string
}

/** One channel of this process: its notifier, and the subscription that passes deliveries to it, so that it can rest alone. */
export interface Channel {
  readonly notifier: Notifier
  readonly context: ChannelContext
  /** Time when it went down and the reason, while it is down. */
  down: DeliverOptions['down']
  /** The open one, and those that still end their deliveries. */
  readonly subscriptions: Set<Subscription>
}

export interface ChannelContext {
  readonly backend: Backend
  readonly clock: Clock
  readonly random: () => number
  readonly events: Events
  /** Lease of a delivery, in ms. */
  readonly leaseMs: number
  /** Aborts when the dispatcher stops. */
  readonly stopping: AbortSignal
}

const verifyMs = 30_000
const deliverMs = 30_000
const slotsPerChannel = 10

const noAnswer = (ms: number) => new Error(`no answer within ${ms} ms`)

/** Verifies the notifier: then the channel can be opened. @throws the notifier's error */
export async function verifyChannel({ notifier, context: { clock, stopping } }: Channel): Promise<void> {
  await within(
    clock,
    verifyMs,
    () => notifier.verify(),
    () => noAnswer(verifyMs),
    stopping,
  )
}

/** Takes deliveries for the channel from now on; if it is `down`, only stores that. */
export async function openChannel(channel: Channel, down?: Channel['down']): Promise<void> {
  // Any call of a job may be what wakes the backend: a delivery must not seem to be made by its run.
  const inContext = AsyncLocalStorage.snapshot()
  const { notifier, context } = channel
  const subscription = await context.backend.deliver({
    channels: [notifier.channel],
    ...(down !== undefined && { down }),
    slots: slotsPerChannel,
    leaseMs: context.leaseMs,
    handle: (delivery, signal) => inContext(deliver, channel, delivery, signal),
  })
  if (context.stopping.aborted) await subscription.abandon()
  else channel.subscriptions.add(subscription)
}

async function deliver(channel: Channel, delivery: Delivery, signal: AbortSignal): Promise<DeliveryEnd> {
  const { notifier, context } = channel
  const { clock, random, events } = context
  const { completion, tries } = delivery
  let isLate = false
  const late = () => {
    isLate = true
    return noAnswer(deliverMs)
  }
  try {
    const send = (limit: AbortSignal) => notifier.deliver(completion, { signal: limit })
    await within(clock, deliverMs, send, late, signal)
    events.emit('delivered', { completion })
    return { state: 'delivered' }
  } catch (thrown) {
    const end = endOfFailure(thrown, { tries, now: clock.now(), random, mayBeSent: isLate })
    const fault = retryAfterFault(thrown)
    if (fault !== undefined) events.emit('trouble', { error: fault })
    if (isChannelDown(thrown)) rest(channel, messageOf(thrown))
    events.emit('undelivered', { completion, error: messageOf(thrown), isDead: end.state === 'dead' })
    return end
  }
}

/** Takes nothing for the channel until its notifier can deliver again. */
function rest(channel: Channel, error: string) {
  const { clock, events, stopping } = channel.context
  if (channel.down !== undefined) return
  channel.down = { sinceAt: clock.now(), error }
  events.emit('channel-down', { channel: channel.notifier.channel, error })
  void recover(channel).catch((thrown: unknown) => {
    if (!stopping.aborted) events.emit('trouble', { error: thrown })
  })
}

async function recover(channel: Channel) {
  const { clock, random, events, stopping } = channel.context
  await storeDown(channel)
  for (let failures = 1; channel.down !== undefined; failures += 1) {
    await wait(clock, backoffMs(failures, { ...pauses, random }), stopping)
    const { down } = channel
    try {
      await verifyChannel(channel)
      await reopen(channel, undefined)
      // Not before: a delivery that fails meanwhile must not begin a second recovery beside this one.
      channel.down = undefined
      events.emit('channel-up', { channel: channel.notifier.channel })
    } catch (thrown) {
      channel.down = { ...down, error: messageOf(thrown) }
      if (channel.down.error !== down.error || channel.subscriptions.size === 0) await storeDown(channel)
    }
  }
}

/** Stores that the channel is down. If that fails, it still rests, and the next failure of `verify` stores it. */
async function storeDown(channel: Channel) {
  const { events, stopping } = channel.context
  await reopen(channel, channel.down).catch((error: unknown) => {
    if (!stopping.aborted) events.emit('trouble', { error })
  })
}

/** Opens the channel, ready or `down`, and ends the subscription before it. */
async function reopen(channel: Channel, down: Channel['down']) {
  const ended = [...channel.subscriptions].map(async (subscription) => {
    await subscription.stop()
    channel.subscriptions.delete(subscription)
  })
  await openChannel(channel, down)
  await Promise.all(ended)
}
