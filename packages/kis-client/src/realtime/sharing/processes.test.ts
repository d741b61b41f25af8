import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it } from 'vitest'
import type { TopicState } from '../topics/topic.ts'
import type { MemberCommand, MemberEvent, MemberInput, MemberReport } from './member.test-kit.ts'
import { tickMs } from './ticking-line.test-kit.ts'

const program = new URL('./member.test-kit.ts', import.meta.url)
const topicOf = (key: string) => ({ trId: 'H0STCNT0', key })

/** Prepares a folder for processes that share one app key. */
function startHost({
  aliveMs = 100,
  silentMs = 60_000,
}: {
  readonly aliveMs?: number
  readonly silentMs?: number
} = {}) {
  const directory = join(tempFolder('sharing'), 'kis')
  const log = `${directory}.log`
  writeFileSync(log, '')
  const lines = () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean)

  function startMember(name: string, keys: readonly string[] = ['shared', name]) {
    const input: MemberInput = { name, log, directory, topics: keys.map(topicOf), aliveMs, silentMs }
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
      pause: () => void child.kill('SIGSTOP'),
      resume: () => void child.kill('SIGCONT'),
    }
  }

  return { directory, lines, startMember }
}

type Host = ReturnType<typeof startHost>
type Member = ReturnType<Host['startMember']>

/** Returns the process that has the socket, by the log. Fails if two had it at once. */
function ownerIn(lines: readonly string[]): string | undefined {
  let owner: string | undefined
  for (const line of lines) {
    const [what = '', name = ''] = [line.split(' ')[0], line.split(' ').at(-1)]
    if (what === 'open') {
      expect([line, owner]).toEqual([line, undefined])
      owner = name
    } else if (owner === name) owner = undefined
  }
  return owner
}

/** Returns the rows that a process has missed between its first and its last one, and no gap of it covers. */
function lostRows({ rows, states }: MemberReport, key: string): readonly number[] {
  const seen = rows[key] ?? []
  const gaps = gapsOf(states[key] ?? [])
  const has = new Set(seen)
  const all = Array.from({ length: Math.max(...seen) - Math.min(...seen) }, (_, index) => Math.min(...seen) + index)
  return all.filter((row) => !has.has(row) && !gaps.some(({ from, to }) => row * tickMs > from && row * tickMs <= to))
}

function gapsOf(states: readonly TopicState[]) {
  const gaps: { from: number; to: number }[] = []
  for (const state of states) {
    if (state.is === 'lost') gaps.push({ from: state.from, to: Number.POSITIVE_INFINITY })
    const last = gaps.at(-1)
    if (state.is === 'confirmed' && last?.to === Number.POSITIVE_INFINITY) last.to = state.at
  }
  return gaps
}

function expectEachRowOnce(report: MemberReport, key: string) {
  const rows = report.rows[key] ?? []
  expect(rows.length).toBeGreaterThan(0)
  expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other))
  expect(lostRows(report, key)).toEqual([])
}

describe('a group of three processes', () => {
  it('has one owner at a time, and misses no row outside of its gaps, through five deaths of the owner', async () => {
    const host = startHost()
    const names = ['a', 'b', 'c']
    const members = new Map<string, Member>(names.map((name) => [name, host.startMember(name)]))
    await Promise.all([...members.values()].map((member) => member.state('shared', 'confirmed')))

    for (let death = 1; death <= 5; death += 1) {
      const owner = members.get(ownerIn(host.lines()) ?? '')
      assert(owner)
      const others = [...members.values()].filter((member) => member !== owner)
      const marks = others.map(({ events }) => events.length)
      await owner.kill()
      await Promise.all(
        others.map(async (member, index) => {
          await member.state('shared', 'lost', marks[index])
          await member.state(member.name, 'confirmed', marks[index])
          await member.state('shared', 'confirmed', marks[index])
        }),
      )
      members.delete(owner.name)
      const next = host.startMember(`${owner.name}${death}`)
      await next.state('shared', 'confirmed')
      members.set(next.name, next)
    }

    for (const member of members.values()) {
      const report = await member.report()
      expectEachRowOnce(report, 'shared')
      expectEachRowOnce(report, member.name)
      expect(Object.keys(report.rows).sort()).toEqual(['shared', member.name].sort())
    }
    expect(host.lines().filter((line) => line.startsWith('open'))).toHaveLength(6)
    // The successor reads the topics that the dead owner had registered, those of its guests included.
    const memories = host
      .lines()
      .filter((line) => line.startsWith('open'))
      .slice(1)
    for (const line of memories) expect(line).toMatch(/"shared"/)
  })
})

describe('a group of processes that start at once', () => {
  it('opens one socket', async () => {
    const host = startHost()
    const members = ['a', 'b', 'c', 'd'].map((name) => host.startMember(name))

    await Promise.all(members.map((member) => member.state(member.name, 'confirmed')))

    expect(host.lines().filter((line) => line.startsWith('open'))).toHaveLength(1)
  })
})

describe('an owner', () => {
  it('releases its topics before another process opens the socket when it closes', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.state('a', 'confirmed')
    const b = host.startMember('b')
    await b.state('b', 'confirmed')
    const mark = b.events.length

    await a.close()
    await b.state('b', 'confirmed', mark)

    expect(host.lines()).toEqual(['open after [] by a', 'close a', 'open after [] by b'])
    const report = await b.report()
    expectEachRowOnce(report, 'b')
    expect(report.states['b']?.find(({ is }) => is === 'lost')).toMatchObject({ isCertain: true })
  })

  it('keeps the lease while it is paused, and the others report their topics as lost until it is back', async () => {
    const host = startHost({ silentMs: 500 })
    const a = host.startMember('a')
    await a.state('a', 'confirmed')
    const b = host.startMember('b')
    await b.state('b', 'confirmed')

    a.pause()
    const lost = await b.state('b', 'lost')
    const trouble = await b.event(({ is }) => is === 'trouble')
    a.resume()
    const mark = b.events.indexOf(lost)
    const back = await b.state('b', 'confirmed', mark)

    expect(lost).toMatchObject({ state: { isCertain: false } })
    expect(trouble).toMatchObject({ message: expect.stringMatching(/^a has sent nothing/) })
    expect(host.lines()).toEqual(['open after [] by a'])
    assert(lost.is === 'state' && lost.state.is === 'lost' && back.is === 'state' && back.state.is === 'confirmed')
    // The owner lost nothing of its own, as far as it knows.
    expect(back.state.at).toBeLessThanOrEqual(lost.state.from)
  })

  it('closes at once when the file of its lease was deleted, before another process opens', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.state('a', 'confirmed')

    const mark = a.events.length
    rmSync(join(host.directory, 'key.lease'))
    const b = host.startMember('b')
    const lost = await a.state('a', 'lost', mark)
    await a.state('a', 'confirmed', a.events.indexOf(lost))
    await b.state('b', 'confirmed')

    expect(host.lines()[1]).toBe('abandon a')
    ownerIn(host.lines())
    expectEachRowOnce(await a.report(), 'a')
  })

  it('serves on when another program writes junk into its socket, or connects and says nothing', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.state('a', 'confirmed')
    const path = join(host.directory, 'key.sock')

    const silent = createConnection(path)
    for (const junk of [
      'GET / HTTP/1.1\r\n\r\n',
      '\u0000\u0000\u0000\u0004null',
      '\u0000\u0000\u0000\u0002{}',
      '\u0000\u0000\u0000\u0003F|x',
    ]) {
      const socket = createConnection(path)
      socket.on('error', () => undefined)
      socket.write(junk)
      await new Promise((resolve) => socket.once('close', resolve))
    }
    const b = host.startMember('b')
    await b.state('b', 'confirmed')
    silent.destroy()

    expect(host.lines()).toEqual(['open after [] by a'])
  })
})

describe('a process that starts', () => {
  it('takes over a socket file that a dead process has left', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.state('a', 'confirmed')
    await a.kill()
    expect(existsSync(join(host.directory, 'key.sock'))).toBe(true)

    const b = host.startMember('b')
    await b.state('b', 'confirmed')
    const c = host.startMember('c')
    await c.state('c', 'confirmed')

    expect(host.lines()).toEqual(['open after [] by a', 'kill a', 'open after ["shared","a"] by b'])
  })
})
