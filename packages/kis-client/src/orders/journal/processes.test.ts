import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { describeSmallDisks, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import type { HistoryKey } from './journal.ts'
import { type MemberAnswer, type MemberCommand, type MemberInput, walkEntries, walkKey } from './member.test-kit.ts'
import { sqliteJournal } from './sqlite.ts'

const program = new URL('./member.test-kit.ts', import.meta.url)

/** Starts a process with a journal on the file. */
async function startMember(
  path: string,
  {
    name = 'a',
    ...disks
  }: { readonly name?: string; readonly smallDiskAt?: string; readonly readOnlyAt?: string } = {},
) {
  const input: MemberInput = { path, name, task: 'obey', notes: '' }
  const { child, exited } = startMemberProcess(program, input, disks)
  const hasEnded = exited.then((): never => assert.fail(`process ${name} has ended`))
  // It ends with the test.
  hasEnded.catch(() => undefined)
  const answer = () =>
    Promise.race([
      hasEnded,
      new Promise<MemberAnswer>((resolve) => child.once('message', (message: MemberAnswer) => resolve(message))),
    ])
  await answer()
  return {
    pid: child.pid ?? 0,
    async ask(command: MemberCommand) {
      const answered = answer()
      child.send(command)
      return answered
    },
  }
}

async function openHere(path: string) {
  const journal = sqliteJournal({ path })
  await journal.open()
  onTestFinished(() => journal.close())
  return journal
}

/** Runs the walk in a process of its own, or until it kills itself. @returns its notes, and how it ended */
async function walk(path: string, killAt?: string) {
  const notes = `${dirname(path)}-notes`
  const input: MemberInput = { path, name: 'a', task: 'walk', notes, ...(killAt !== undefined && { killAt }) }
  const { child, exited } = startMemberProcess(program, input)
  await exited
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []
  return { lines, end: child.signalCode ?? child.exitCode }
}

/** Kills a process at a step, and checks what a process finds that starts afterwards. @returns what that is */
async function dieAt(step: string): Promise<string> {
  const path = freshPath('orders.db')
  const { lines, end } = await walk(path, step)
  expect([step, end]).toEqual([step, 'SIGKILL'])
  const journal = await openHere(path)

  const stored = (await journal.read(walkKey)) ?? []
  const promised = lines.filter((line) => line === 'begun' || line === 'settled').length

  expect(stored).toEqual(walkEntries.slice(0, stored.length))
  expect(stored.length).toBeGreaterThanOrEqual(promised)
  expect(await journal.unsettled(walkKey.account)).toEqual(stored.length === 1 ? [walkKey.clientOrderId] : [])
  // The file is whole, and grows.
  expect(await journal.begin({ ...walkKey, clientOrderId: 'next' }, { at: 2_000, fact: '1' })).toBeUndefined()
  return `${stored.length} stored, ${promised} promised`
}

describe('a process that is killed by kill -9', () => {
  it('leaves each entry that it promised, and every other one whole or not at all', async () => {
    const whole = await walk(freshPath('orders.db'))
    const steps = whole.lines.flatMap((line) => (line.startsWith('step ') ? line.slice(5) : []))
    const found = new Set<string>()
    async function dieInTurn() {
      for (let step = steps.shift(); step !== undefined; step = steps.shift()) found.add(await dieAt(step))
    }

    // More processes would only wait for each other: the machines have two cores.
    await Promise.all(Array.from({ length: 3 }, dieInTurn))

    expect(whole.end).toBe(0)
    expect(found).toEqual(
      new Set([
        '0 stored, 0 promised',
        '1 stored, 0 promised',
        '1 stored, 1 promised',
        '2 stored, 1 promised',
        '2 stored, 2 promised',
      ]),
    )
  })
})

describe('a file of several processes', () => {
  async function startTwo() {
    const path = freshPath('orders.db')
    const members = await Promise.all(['a', 'b'].map((name) => startMember(path, { name })))
    const askBoth = (command: MemberCommand) => Promise.all(members.map((member) => member.ask(command)))
    await askBoth({ do: 'open' })
    return { journal: await openHere(path), askBoth }
  }

  it('stores each place of a history once', async () => {
    const { journal, askBoth } = await startTwo()
    const key: HistoryKey = { account: 'account', clientOrderId: 'order' }
    await journal.begin(key, { at: 1_000, fact: '"intent"' })

    const [ofA, ofB] = (await askBoth({ do: 'win-places', key, count: 40 })).map(({ value }) => value)

    assert(Array.isArray(ofA) && Array.isArray(ofB))
    const wanted = Array.from({ length: 80 }, (_, index) => index + 1)
    expect([...ofA, ...ofB].toSorted((one, other) => one - other)).toEqual(wanted)
    const facts = (await journal.read(key))?.map(({ fact }) => fact)
    expect(facts).toEqual(['"intent"', ...wanted.map((place) => (ofA.includes(place) ? '"a"' : '"b"'))])
  })

  it('leases each account to one of them, and names it to both', async () => {
    const { askBoth } = await startTwo()
    const accounts = Array.from({ length: 40 }, (_, index) => `account ${index}`)

    const [seenByA, seenByB] = (await askBoth({ do: 'lease-all', accounts })).map(({ value }) => value)

    assert(Array.isArray(seenByA))
    expect(seenByA).toHaveLength(accounts.length)
    expect(seenByA.every((holder) => holder === 'a' || holder === 'b')).toBe(true)
    expect(seenByB).toEqual(seenByA)
  })

  it('opens a new file in each of three that begin at once, with one salt', async () => {
    const path = freshPath('orders.db')
    const members = await Promise.all(['a', 'b', 'c'].map((name) => startMember(path, { name })))

    const answers = await Promise.all(members.map((member) => member.ask({ do: 'open' })))

    const salts = await Promise.all(members.map((member) => member.ask({ do: 'salt' })))

    expect(answers).toEqual([{}, {}, {}])
    expect(salts).toEqual(Array(3).fill({ value: expect.stringMatching(/^[0-9a-f]{32}$/) }))
    expect(new Set(salts.map(({ value }) => value)).size).toBe(1)
  })
})

describeSmallDisks('the disk of a journal', () => {
  const keyOf = (index: number): HistoryKey => ({ account: 'account', clientOrderId: `order ${index}` })
  const fact = JSON.stringify('x'.repeat(10_000))

  it('has an order refused while it is full, keeps those before, and takes the next one once there is room', async () => {
    const path = freshPath('orders.db')
    const folder = dirname(path)
    const { pid, ask } = await startMember(path, { smallDiskAt: folder })
    const disk = smallDiskOf(pid, folder)
    await ask({ do: 'open' })
    const stored = [keyOf(0)]
    await ask({ do: 'begin', key: keyOf(0), fact })

    disk.fill()
    // There is some room that was written before, so the first ones may be stored.
    let answer: MemberAnswer = {}
    while (answer.code === undefined) {
      const key = keyOf(stored.length)
      answer = await ask({ do: 'begin', key, fact })
      if (answer.code === undefined) stored.push(key)
    }
    const refused = await ask({ do: 'read', key: keyOf(stored.length) })
    const readWhileFull = await ask({ do: 'read', key: keyOf(0) })
    disk.empty()
    const after = await ask({ do: 'begin', key: keyOf(stored.length), fact })
    await ask({ do: 'close' })
    await ask({ do: 'open' })

    expect(answer).toEqual({ code: 'KIS_JOURNAL' })
    expect(refused).toEqual({})
    expect([readWhileFull, after]).toEqual([{ value: [{ at: 1_000, fact }] }, {}])
    for (const key of [...stored, keyOf(stored.length)]) {
      expect(await ask({ do: 'read', key })).toEqual({ value: [{ at: 1_000, fact }] })
    }
  })

  it('has the opening refused where it is read-only, and keeps what was stored', async () => {
    const path = freshPath('orders.db')
    const journal = await openHere(path)
    await journal.begin(keyOf(0), { at: 1_000, fact })
    await journal.close()
    const { ask } = await startMember(path, { readOnlyAt: dirname(path) })

    const answers = [await ask({ do: 'open' }), await ask({ do: 'begin', key: keyOf(1), fact })]

    expect(answers).toEqual([{ code: 'KIS_JOURNAL' }, { code: 'KIS_JOURNAL' }])
    const database = new sqlite.DatabaseSync(path)
    onTestFinished(() => database.close())
    expect(database.prepare('SELECT client_order_id AS id FROM histories').all()).toEqual([{ id: 'order 0' }])
  })
})
