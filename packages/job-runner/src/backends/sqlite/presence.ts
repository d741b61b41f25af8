import type { Presence as Services } from '../backend.ts'
import { type Member, presenceOf } from '../presence.ts'
import { parseMember } from '../stored-member.ts'
import type { Database } from './database/connection.ts'
import { isProcessAlive, processMark } from './process-mark.ts'

/** Tables `takers` and `members`: the processes that work and deliver, and what they serve. Methods that write are called within a transaction. */
export interface Presence {
  renew(by: { readonly holder: string; readonly member: Member; readonly now: number; readonly leaseMs: number }): void
  leave(holder: string): void
}

const workRole = 'work'
const deliverRole = 'deliver:'
// Apart from `deliver:`, so that an older version, which knows no state, does not count the channel as served.
const downRole = 'down:'

const rolesOf = (member: Member): readonly string[] =>
  'jobs' in member
    ? [workRole]
    : member.channels.map(({ channel, state }) => `${state === 'ready' ? deliverRole : downRole}${channel}`)

/**
 * Creates the list of processes that take work.
 * @param options.manyProcesses if false, no process renews: a row lives as long as its process, which its holder names
 */
export function createPresence(database: Database, { manyProcesses }: { readonly manyProcesses: boolean }): Presence {
  const renew = database.prepare(`
    INSERT INTO takers (holder, role, until_at) VALUES (:holder, :role, :until)
    ON CONFLICT (holder, role) DO UPDATE SET until_at = :until`)
  // Only the first renewal writes it: thousands of jobs are a long text.
  const introduce = database.prepare('INSERT OR IGNORE INTO members (holder, info) VALUES (:holder, :info)')
  const bury = database.prepare('DELETE FROM takers WHERE until_at <= :now')
  const forget = database.prepare('DELETE FROM members WHERE holder NOT IN (SELECT holder FROM takers)')
  const leave = database.prepare('DELETE FROM takers WHERE holder = :holder')
  const nameOf = (holder: string) => (manyProcesses ? holder : `${holder} ${processMark()}`)
  return {
    renew({ holder: its, member, now, leaseMs }) {
      const holder = nameOf(its)
      const until = manyProcesses ? now + leaseMs : Number.POSITIVE_INFINITY
      bury.run({ now })
      for (const role of rolesOf(member)) renew.run({ holder, role, until })
      introduce.run({ holder, info: JSON.stringify(member) })
      forget.run()
    },
    leave(holder) {
      leave.run({ holder: nameOf(holder) })
      forget.run()
    },
  }
}

/** Creates the reader of both tables; a file of an older version has only the first. */
export function createPresenceView(database: Database): {
  channels(now: number): readonly string[]
  presence(now: number): Services
  /** Returns the number of workers. */
  workers(now: number): number
} {
  const hasMembers =
    database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'members'").get() !== undefined
  const seen = database.prepare(`
    SELECT holder, role, ${hasMembers ? '(SELECT info FROM members m WHERE m.holder = t.holder)' : 'NULL'} AS info
    FROM takers t WHERE until_at > :now ORDER BY role, holder`)

  const living = (now: number) =>
    seen.all({ now }).filter(({ holder }) => {
      const [, mark] = String(holder).split(' ')
      return mark === undefined || isProcessAlive(mark)
    })

  function memberOf({ role, info }: Readonly<Record<string, unknown>>): Member {
    const known = parseMember(info)
    if (role === workRole) return known !== undefined && 'jobs' in known ? known : { jobs: undefined }
    const [state, prefix] = String(role).startsWith(downRole)
      ? (['down', downRole] as const)
      : (['ready', deliverRole] as const)
    const channel = String(role).slice(prefix.length)
    const served =
      known !== undefined && 'channels' in known ? known.channels.find((it) => it.channel === channel) : undefined
    return { channels: [served ?? { channel, state }] }
  }

  return {
    channels(now) {
      const roles = living(now).map(({ role }) => String(role))
      const ready = roles.filter((role) => role.startsWith(deliverRole)).map((role) => role.slice(deliverRole.length))
      return [...new Set(ready)]
    },
    presence: (now) => presenceOf(living(now).map(memberOf)),
    workers: (now) => living(now).filter(({ role }) => role === workRole).length,
  }
}
