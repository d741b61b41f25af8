import * as sqlite from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { expect, it, onTestFinished } from 'vitest'
import { createGroupCommit } from './group-commit.ts'

function onTable(ending: () => void = () => undefined) {
  const database = new sqlite.DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  database.exec(`
    CREATE TABLE numbers (n INTEGER PRIMARY KEY);
    CREATE TABLE links (n INTEGER REFERENCES numbers (n) DEFERRABLE INITIALLY DEFERRED)`)
  let commits = 0
  const connection = {
    prepare: (sql: string) => database.prepare(sql),
    isTransaction: () => database.isTransaction,
    verify: () => undefined,
  }
  const group = createGroupCommit(connection, {
    clock: fakeClock(),
    random: () => 0,
    ending: () => ending(),
    committed: () => {
      commits += 1
    },
    explain: (cause) => new Error('explained', { cause }),
  })
  return {
    ...group,
    commits: () => commits,
    insert: (n: number) => group.write(() => database.prepare('INSERT INTO numbers VALUES (?)').run(n)),
    /** Breaks a rule that is looked at when the transaction is committed. */
    linkMissing: () => group.write(() => database.prepare('INSERT INTO links VALUES (99)').run()),
    /** Does as a full disk does, which may undo the whole transaction. */
    rollBack: () => database.exec('ROLLBACK'),
    numbers: () =>
      database
        .prepare('SELECT n FROM numbers ORDER BY n')
        .all()
        .map(({ n }) => n),
  }
}

it('makes one transaction of all writes in one turn of the loop', async () => {
  const { insert, commits, numbers } = onTable()

  await Promise.all([insert(1), insert(2), insert(3)])
  const before = commits()
  await insert(4)

  expect([before, commits()]).toEqual([1, 2])
  expect(numbers()).toEqual([1, 2, 3, 4])
})

it('rolls back and rejects only the write that failed', async () => {
  const { insert, write, numbers } = onTable()
  const failing = write(() => {
    void insert(10)
    throw new Error('not this one')
  })

  const outcomes = await Promise.allSettled([insert(1), insert(1), failing, insert(2)])

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { message: 'explained', cause: { code: 'ERR_SQLITE_ERROR' } } })
  await setImmediate()
  expect(numbers()).toEqual([1, 2, 10])
})

it('rejects every write of a transaction that the disk refuses, stores none of them, and commits the next one', async () => {
  const { insert, linkMissing, numbers, commits } = onTable()

  const outcomes = await Promise.allSettled([insert(1), linkMissing(), insert(2)])

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect([numbers(), commits()]).toEqual([[], 0])
  await insert(3)
  expect(numbers()).toEqual([3])
})

it('stores a write that is made at the end of a transaction with that transaction', async () => {
  const stored: Promise<unknown>[] = []
  const table = onTable(() => {
    if (stored.length === 0) stored.push(table.insert(2))
  })

  await table.insert(1)
  const before = [table.commits(), table.numbers()]
  await Promise.all(stored)
  await setImmediate()

  expect(before).toEqual([1, [1, 2]])
  expect(table.commits()).toBe(1)
})

it('rejects all writes that were made at the end of a transaction, when the disk undoes it at the first of them', async () => {
  const late: Promise<unknown>[] = []
  const table = onTable(() => {
    if (late.length > 0) return
    const undone = table.write(() => {
      table.rollBack()
      throw new Error('the disk is full')
    })
    late.push(undone, table.insert(2), table.insert(3))
  })

  const first = await Promise.allSettled([table.insert(1)])
  const outcomes = await Promise.allSettled(late)

  expect([...first, ...outcomes].map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'rejected'))
  expect(table.numbers()).toEqual([])
  await table.insert(4)
  expect(table.numbers()).toEqual([4])
})
