import type { Sharing } from '../../src/realtime/sharing/meeting.ts'
import type { KeyMemory } from '../../src/realtime/sharing/memory.ts'
import { formatMemory, parseMemory } from '../../src/realtime/sharing/memory.ts'

/** Lease and memory of the app key, which outlive a program. */
export interface SurvivingSharing extends Sharing {
  /** Ends the lease of a program that has died: it can store nothing any more. */
  killHolder(): void
}

/** Creates the meeting place of programs of which one lives at a time. */
export function createSharing(): SurvivingSharing {
  let stored: string | undefined
  let holder: object | undefined

  return {
    meet: () => ({
      async takeLease() {
        if (holder !== undefined) return undefined
        const own = {}
        holder = own
        const holds = () => holder === own
        return {
          memory: stored === undefined ? undefined : parseMemory(stored),
          holds,
          async remember(memory: KeyMemory) {
            if (!holds()) throw new Error('the program is dead')
            stored = formatMemory(memory)
          },
          async release() {
            if (holds()) holder = undefined
          },
        }
      },
      receive: async () => ({ close: async () => undefined }),
      connect: async () => undefined,
      close: async () => undefined,
    }),
    killHolder() {
      holder = undefined
    },
  }
}
