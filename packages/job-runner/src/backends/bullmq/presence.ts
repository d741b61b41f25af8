import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Commands } from './connection.ts'
import { attend, listLiving } from './scripts.ts'

/** Who works and who delivers, in every process. */
export interface Takers {
  /** A new one; it is not among the living before it attends. */
  member(member: { readonly channels?: readonly string[]; readonly leaseMs: number }): Member
  living(): Promise<{ readonly workers: number; readonly channels: readonly string[] }>
}

export interface Member {
  attend(): Promise<void>
  leave(): Promise<void>
}

const namesSchema = z.array(z.string())
const workPrefix = 'work '
const tellPattern = /^tell \S+ (.*)$/su

export function createTakers({ redis, key, run, command }: Commands): Takers {
  const takers = key('takers')
  return {
    member({ channels, leaseMs }) {
      const id = randomUUID()
      const names = channels?.map((channel) => `tell ${id} ${channel}`) ?? [`${workPrefix}${id}`]
      return {
        async attend() {
          await run(attend, takers, { names, leaseMs })
        },
        async leave() {
          await command(() => redis.zrem(takers, ...names))
        },
      }
    },
    async living() {
      const names = namesSchema.parse(await run(listLiving, takers, {}))
      return {
        workers: names.filter((name) => name.startsWith(workPrefix)).length,
        channels: [...new Set(names.flatMap((name) => tellPattern.exec(name)?.[1] ?? []))],
      }
    },
  }
}
