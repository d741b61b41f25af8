import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Commands } from './connection.ts'
import { attend, listLiving } from './scripts/presence.ts'

/** Processes that work and deliver (the key `takers`), for the health of the whole. */
export interface Presence {
  /** Creates a member, which is not among the living before it attends. */
  createMember(options: { readonly channels?: readonly string[]; readonly leaseMs: number }): PresenceMember
  living(): Promise<{ readonly workers: number; readonly channels: readonly string[] }>
}

export interface PresenceMember {
  attend(): Promise<void>
  leave(): Promise<void>
}

const namesSchema = z.array(z.string())
// Stored names: a member with channels delivers, one without works on runs.
const workPrefix = 'work '
const deliverPattern = /^tell \S+ (.*)$/su

export function createPresence({ redis, key, execute, command }: Commands): Presence {
  const members = key('takers')
  return {
    createMember({ channels, leaseMs }) {
      const id = randomUUID()
      const names = channels?.map((channel) => `tell ${id} ${channel}`) ?? [`${workPrefix}${id}`]
      return {
        async attend() {
          await execute(attend, members, { names, leaseMs })
        },
        async leave() {
          await command(() => redis.zrem(members, ...names))
        },
      }
    },
    async living() {
      const names = namesSchema.parse(await execute(listLiving, members, {}))
      return {
        workers: names.filter((name) => name.startsWith(workPrefix)).length,
        channels: [...new Set(names.flatMap((name) => deliverPattern.exec(name)?.[1] ?? []))],
      }
    },
  }
}
