import type { Subscription } from '../backends/backend.ts'
import { JobNotifierError } from '../errors.ts'
import { inputError } from '../runner/input/check-input.ts'
import { type Channel, type ChannelContext, type NotifierHealth, openChannel, verifyChannel } from './channel.ts'
import { messageOf } from './failed-delivery.ts'
import type { Notifier } from './notifier.ts'

export interface Dispatcher extends Subscription {
  /** Verifies all notifiers. @throws {JobNotifierError} with every failure */
  verify(): Promise<void>
  /** Takes deliveries from now on. After an error it takes none, and may be called again. */
  start(): Promise<void>
  /** Ends what `start` has begun, since the runner cannot start: it may be called again. */
  undoStart(): Promise<void>
  isReady(channel: string): boolean
  health(): readonly NotifierHealth[]
}

/** Passes deliveries to the notifiers of this process: one subscription for each channel, so that one can rest alone. */
export function createDispatcher(
  notifiers: readonly Notifier[],
  options: Omit<ChannelContext, 'stopping'>,
): Dispatcher {
  const stopping = new AbortController()
  const channels = channelsOf(notifiers, { ...options, stopping: stopping.signal })
  const subscriptions = () => [...channels.values()].flatMap(({ subscriptions }) => [...subscriptions])

  async function undoStart() {
    await Promise.all(subscriptions().map((subscription) => subscription.abandon()))
    for (const { subscriptions } of channels.values()) subscriptions.clear()
  }

  return {
    async verify() {
      const failures = await Promise.all([...channels.values()].map(failureOf))
      const found = failures.filter((failure) => failure !== undefined)
      if (found.length > 0) throw new JobNotifierError(found)
    },
    async start() {
      const opened = await Promise.allSettled([...channels.values()].map((channel) => openChannel(channel)))
      const refused = opened.find(({ status }) => status === 'rejected')
      if (refused?.status !== 'rejected') return
      await undoStart()
      throw refused.reason
    },
    undoStart,
    isReady(name) {
      const channel = channels.get(name)
      return channel !== undefined && stateOf(channel) === 'ready'
    },
    health: () => [...channels].map(([name, channel]) => ({ channel: name, state: stateOf(channel), ...channel.down })),
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

/** Verifies the notifier of a channel. @returns why it cannot deliver; undefined if it can */
async function failureOf(channel: Channel): Promise<JobNotifierError['failures'][number] | undefined> {
  try {
    await verifyChannel(channel)
    return undefined
  } catch (thrown) {
    return { channel: channel.notifier.channel, message: messageOf(thrown) }
  }
}

function stateOf({ subscriptions, down }: Channel): NotifierHealth['state'] {
  if (down !== undefined) return 'down'
  return subscriptions.size > 0 ? 'ready' : 'unverified'
}

/**
 * Returns the channel of each notifier, by its name.
 * @throws {JobInputError} two notifiers have one channel
 */
function channelsOf(notifiers: readonly Notifier[], context: ChannelContext): ReadonlyMap<string, Channel> {
  const channels = new Map<string, Channel>()
  for (const [place, notifier] of notifiers.entries()) {
    if (channels.has(notifier.channel)) {
      const advice = 'pass one notifier for each channel'
      throw inputError(`notifiers[${place}].channel`, {
        value: notifier.channel,
        fault: 'is the channel of two',
        advice,
      })
    }
    channels.set(notifier.channel, {
      notifier,
      context,
      down: undefined,
      subscriptions: new Set(),
    })
  }
  return channels
}
