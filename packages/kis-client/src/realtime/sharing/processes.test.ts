import { existsSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { assert, describe, expect, it } from 'vitest'
import { expectEachRowOnce, killOwners, ownerIn, startHost } from './host.test-kit.ts'

describe('a group of three processes', () => {
  it('has one owner at a time, and misses no row outside of its gaps, through five deaths of the owner', async () => {
    const host = startHost()
    const members = await killOwners(host, 5)

    for (const member of members) {
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
    const members = ['a', 'b', 'c'].map((name) => host.startMember(name))

    await Promise.all(members.map((member) => member.live(member.name)))

    expect(host.lines().filter((line) => line.startsWith('open'))).toHaveLength(1)
  })
})

describe('an owner', () => {
  it('releases its topics before another process opens the socket when it closes', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.live('a')
    const b = host.startMember('b')
    await b.live('b')
    const mark = b.events.length

    await a.close()
    await b.live('b', mark)

    expect(host.lines()).toEqual(['open after [] by a', 'close a', 'open after [] by b'])
    const report = await b.report()
    expectEachRowOnce(report, 'b')
    expect(report.states['b']?.find(({ is }) => is === 'lost')).toMatchObject({ isCertain: true })
  })

  it('keeps the lease while it is paused, and the others report their topics as lost until it is back', async () => {
    const host = startHost({ silentMs: 500 })
    const a = host.startMember('a')
    await a.live('a')
    const b = host.startMember('b')
    await b.live('b')

    a.pause()
    const lost = await b.state('b', 'lost')
    const trouble = await b.event(({ is }) => is === 'trouble')
    a.resume()
    const mark = b.events.indexOf(lost)
    const back = await b.state('b', 'confirmed', mark)

    expect(lost).toMatchObject({ state: { isCertain: false } })
    expect(trouble).toMatchObject({ message: expect.stringMatching(/^a has sent nothing/) })
    expect(host.lines()).toEqual(['open after [] by a', 'pause a'])
    assert(lost.is === 'state' && lost.state.is === 'lost' && back.is === 'state' && back.state.is === 'confirmed')
    // The owner lost nothing of its own, as far as it knows.
    expect(back.state.at).toBeLessThanOrEqual(lost.state.from)
  })

  it('closes at once when the file of its lease was deleted, before another process opens', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.live('a')

    const mark = a.events.length
    rmSync(join(host.directory, 'key.lease'))
    const b = host.startMember('b')
    const lost = await a.state('a', 'lost', mark)
    await a.live('a', a.events.indexOf(lost))
    await b.live('b')

    expect(host.lines()[1]).toBe('abandon a')
    ownerIn(host.lines())
    expectEachRowOnce(await a.report(), 'a')
  })

  it('serves on when another program writes junk into its socket, or connects and says nothing', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.live('a')
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
    await b.live('b')
    silent.destroy()

    expect(host.lines()).toEqual(['open after [] by a'])
  })
})

describe('a process that starts', () => {
  it('takes over a socket file that a dead process has left', async () => {
    const host = startHost()
    const a = host.startMember('a')
    await a.live('a')
    await a.kill()
    expect(existsSync(join(host.directory, 'key.sock'))).toBe(true)

    const b = host.startMember('b')
    await b.live('b')
    const c = host.startMember('c')
    await c.live('c')

    expect(host.lines()).toEqual(['open after [] by a', 'kill a', 'open after ["shared","a"] by b'])
  })
})
