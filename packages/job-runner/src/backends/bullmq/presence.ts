import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Presence as Services } from '../backend.ts'
import { type Member, presenceOf } from '../presence.ts'
import { parseMember } from '../stored-member.ts'
import type { Commands } from './connection.ts'
import { attend, listLiving } from './scripts/presence.ts'

/** Processes that work and deliver (the key `takers`), and what they serve (the key `members`). */
export interface Presence {
  /** Creates a member, which is not among the living before it attends. */
  createMember(member: Member, leaseMs: number): PresenceMember
  living(): Promise<{ readonly workers: number; readonly channels: readonly string[] }>
  services(): Promise<Services>
}

export interface PresenceMember {
  attend(): Promise<void>
  leave(): Promise<void>
}

// Longest wait for Redis when a member leaves, in ms.
const farewellMs = 1_000

const namesSchema = z.array(z.string())
// Stored names: the kind, the id of the member, and the channel. `down` is apart from `tell`, so that an older version,
// which knows no state, does not count the channel as served.
const namePattern = /^(work|tell|down) (\S+)(?: (.*))?$/su

const namesOf = (id: string, member: Member): readonly string[] =>
  'jobs' in member
    ? [`work ${id}`]
    : member.channels.map(({ channel, state }) => `${state === 'ready' ? 'tell' : 'down'} ${id} ${channel}`)

export function createPresence({ redis, key, execute, command }: Commands): Presence {
  const takers = key('takers')
  const members = key('members')

  async function listNames() {
    const names = namesSchema.parse(await execute(listLiving, takers, {}))
    return names.flatMap((name) => {
      const [, kind, id = '', channel = ''] = namePattern.exec(name) ?? []
      return kind === undefined ? [] : [{ kind, id, channel }]
    })
  }

  return {
    createMember(member, leaseMs) {
      const id = randomUUID()
      const names = namesOf(id, member)
      return {
        async attend() {
          const isKnown = await execute(attend, takers, { id, names, leaseMs })
          // Thousands of jobs are a long text: it is sent once.
          if (isKnown !== 1) await command(() => redis.hset(members, id, JSON.stringify(member)))
        },
        // The others see it by the end of the lease in any case: a stop does not wait until Redis is back.
        async leave() {
          if (redis.status === 'ready')
            await command(() => Promise.all([redis.zrem(takers, ...names), redis.hdel(members, id)]), farewellMs)
        },
      }
    },
    async living() {
      const names = await listNames()
      return {
        workers: names.filter(({ kind }) => kind === 'work').length,
        channels: [...new Set(names.flatMap(({ kind, channel }) => (kind === 'tell' ? [channel] : [])))],
      }
    },
    async services() {
      const names = await listNames()
      const texts = await command(() => Promise.all(names.map(({ id }) => redis.hget(members, id))))
      return presenceOf(
        names.map(({ kind, channel }, place): Member => {
          const known = parseMember(texts[place])
          if (kind === 'work') return known !== undefined && 'jobs' in known ? known : { jobs: undefined }
          const served =
            known !== undefined && 'channels' in known ? known.channels.find((it) => it.channel === channel) : undefined
          return { channels: [served ?? { channel, state: kind === 'tell' ? 'ready' : 'down' }] }
        }),
      )
    },
  }
}
