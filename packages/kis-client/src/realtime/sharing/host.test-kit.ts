// Processes that share a line, for processes.test.ts and redis.test.ts.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, expect } from 'vitest'
import type { TopicState } from '../topics/topic.ts'
import { judgeRows, readLog } from './judge.test-kit.ts'
import type { MemberCommand, MemberEvent, MemberInput, MemberReport } from './member.test-kit.ts'

const program = new URL('./member.test-kit.ts', import.meta.url)
const topicOf = (key: string) => ({ trId: 'H0STCNT0', key })

export interface HostOptions {
  readonly aliveMs?: number
  readonly silentMs?: number
  /** Redis of the processes. @default none: they share a directory */
  readonly redis?: MemberInput['redis']
}

/** Process that shares the line, as a test sees it. */
export interface Member {
  readonly name: string
  readonly events: readonly MemberEvent[]
  /** Resolves with the first event from place `from` on that fits. */
  event(fits: (event: MemberEvent) => boolean, from?: number): Promise<MemberEvent>
  /** Resolves with the first report of a state of a key from place `from` on. */
  state(key: string, is: TopicState['is'], from?: number): Promise<MemberEvent>
  /** Resolves with the first row of a key that follows its confirmation, from place `from` on. */
  live(key: string, from?: number): Promise<MemberEvent>
  report(): Promise<MemberReport>
  close(): Promise<void>
  kill(): Promise<void>
  pause(): void
  resume(): void
}

export interface Host {
  readonly directory: string
  /** Returns the lines of the log of all processes: openings, closings, kills and pauses. */
  lines(): readonly string[]
  startMember(name: string, keys?: readonly string[]): Member
}

/** Prepares a folder for processes that share one app key. */
export function startHost({ aliveMs = 100, silentMs = 60_000, redis }: HostOptions = {}): Host {
  const directory = join(tempFolder('sharing'), 'kis')
  const log = `${directory}.log`
  writeFileSync(log, '')
  const lines = () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean)

  function startMember(name: string, keys: readonly string[] = ['shared', name]): Member {
    const input: MemberInput = { name, log, directory, redis, topics: keys.map(topicOf), aliveMs, silentMs }
    const { child, exited } = startMemberProcess(program, input)
    const events: MemberEvent[] = []
    const listeners = new Set<() => void>()
    child.on('message', (event: MemberEvent) => {
      events.push(event)
      for (const listener of listeners) listener()
    })

    /** Resolves with the first event from `from` on that fits. */
    function event(fits: (event: MemberEvent) => boolean, from = 0): Promise<MemberEvent> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = events.slice(from).find(fits)
          if (found === undefined) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
        void exited.then(() => reject(new Error(`process ${name} has ended: ${JSON.stringify(events)}`)))
      })
    }

    const command = (what: MemberCommand) => void child.send(what)
    return {
      name,
      events,
      event,
      state: (key: string, is: TopicState['is'], from = 0) =>
        event((found) => found.is === 'state' && found.topic.key === key && found.state.is === is, from),
      live: (key, from = 0) => event((found) => found.is === 'row' && found.key === key, from),
      async report(): Promise<MemberReport> {
        const from = events.length
        command('report')
        const found = await event(({ is }) => is === 'report', from)
        assert(found.is === 'report')
        return found.report
      },
      async close() {
        command('close')
        await event(({ is }) => is === 'closed')
      },
      async kill() {
        appendFileSync(log, `kill ${name}\n`)
        child.kill('SIGKILL')
        await exited
      },
      pause() {
        appendFileSync(log, `pause ${name}\n`)
        child.kill('SIGSTOP')
      },
      resume: () => void child.kill('SIGCONT'),
    }
  }

  return { directory, lines, startMember }
}

/** Returns the process that has the socket, by the log. Fails if two had it at once. */
export function ownerIn(lines: readonly string[]): string | undefined {
  const { owner, overlaps } = readLog(lines)
  expect(overlaps).toEqual([])
  return owner
}

/** Fails if a process got rows out of order or twice, or missed some outside of its gaps. */
export function expectEachRowOnce(report: MemberReport, key: string): void {
  expect(report.rows[key]?.length).toBeGreaterThan(0)
  expect(judgeRows(report, key)).toEqual({ lost: [], repeated: [] })
}

/** Starts three processes, and kills the owner several times, with a new process after each. @returns those that live */
export async function killOwners(host: Host, deaths: number): Promise<readonly Member[]> {
  const names = ['a', 'b', 'c']
  const members = new Map<string, Member>(names.map((name) => [name, host.startMember(name)]))
  await Promise.all([...members.values()].map((member) => member.live('shared')))

  for (let death = 1; death <= deaths; death += 1) {
    const owner = members.get(ownerIn(host.lines()) ?? '')
    assert(owner)
    const others = [...members.values()].filter((member) => member !== owner)
    const marks = others.map(({ events }) => events.length)
    await owner.kill()
    await Promise.all(
      others.map(async (member, index) => {
        await member.state('shared', 'lost', marks[index])
        await member.live(member.name, marks[index])
        await member.live('shared', marks[index])
      }),
    )
    members.delete(owner.name)
    if (death === deaths) break
    const next = host.startMember(`${owner.name}${death}`)
    await next.live('shared')
    members.set(next.name, next)
  }
  return [...members.values()]
}
