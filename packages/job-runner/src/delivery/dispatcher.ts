import type { Subscription } from '../backends/backend.ts'
import { JobNotifierError } from '../errors.ts'
import { inputError } from '../runner/input/check-input.ts'
import { type Channel, type ChannelContext, type NotifierHealth, openChannel, verifyChannel } from './channel.ts'
import { messageOf } from './failed-delivery.ts'
import type { Notifier } from './notifier.ts'

export interface Dispatcher extends Subscription {
  /** Verifies all notifiers. @throws {JobNotifierError} with every failure */
  verify(): Promise<void>
  /** Takes deliveries from now on. */
  start(): Promise<void>
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

  return {
    async verify() {
      const failures: { channel: string; message: string }[] = []
      await Promise.all(
        [...channels.values()].map(async (channel) => {
          try {
            await verifyChannel(channel)
            channel.isVerified = true
          } catch (thrown) {
            failures.push({ channel: channel.notifier.channel, message: messageOf(thrown) })
          }
        }),
      )
      if (failures.length > 0) throw new JobNotifierError(failures)
    },
    async start() {
      await Promise.all([...channels.values()].map((channel) => openChannel(channel)))
    },
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

function stateOf({ isVerified, down }: Channel): NotifierHealth['state'] {
  if (down !== undefined) return 'down'
  return isVerified ? 'ready' : 'unverified'
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
      isVerified: false,
      down: undefined,
      subscriptions: new Set(),
    })
  }
  return channels
}
