import { expect, it, onTestFinished } from 'vitest'
import type { OrderJournal } from '../journal.ts'
import { entryOf, freshKey, type Place, startAt } from './suite.ts'

const key = freshKey()
const lease = { holder: 'a', name: 'host 1', untilAt: startAt }
const calls: readonly ((journal: OrderJournal) => Promise<unknown>)[] = [
  (journal) => journal.begin(key, entryOf('intent')),
  (journal) => journal.append(key, entryOf('sent'), { place: 1, isSettled: false }),
  (journal) => journal.read(key),
  (journal) => journal.unsettled(key.account),
  (journal) => journal.began(key.account, { from: 0, to: startAt }),
  (journal) => journal.prune(key.account, startAt),
  (journal) => journal.lease(key.account, lease, startAt),
  (journal) => journal.renew(key.account, lease, { untilAt: startAt + 1, now: startAt }),
  (journal) => journal.release(key.account, 'a'),
  (journal) => journal.salt(),
]
const notSent = { code: 'KIS_JOURNAL', outcome: 'not-sent' }

/** Tests that a journal is used between its `open` and its `close` alone. */
export function testOpening({ createJournal, openJournal }: Place): void {
  it('rejects each call before it is open', async () => {
    const journal = await createJournal()

    for (const call of calls) await expect(call(journal)).rejects.toMatchObject(notSent)
  })

  it('rejects each call after it was closed, and may be closed twice', async () => {
    const journal = await openJournal()
    await journal.close()
    await journal.close()

    for (const call of calls) await expect(call(journal)).rejects.toMatchObject(notSent)
  })

  it('stays as it is when it is opened again', async () => {
    const journal = await createJournal()
    onTestFinished(() => journal.close())
    const shared = freshKey()
    await Promise.all([journal.open(), journal.open()])
    const begun = journal.begin(shared, entryOf('intent'))

    await journal.open()

    expect(await begun).toBeUndefined()
    expect(await journal.read(shared)).toEqual([entryOf('intent')])
  })

  it('opens again after it was closed, with what it had', async () => {
    const journal = await openJournal()
    const kept = freshKey()
    await journal.begin(kept, entryOf('intent'))
    await journal.close()

    await journal.open()

    expect(await journal.read(kept)).toEqual([entryOf('intent')])
  })

  it('has a salt of 16 random bytes at least, which stays when it is opened again', async () => {
    const journal = await openJournal()
    const salt = await journal.salt()
    await journal.open()
    const afterOpen = await journal.salt()
    await journal.close()
    await journal.open()

    expect([afterOpen, await journal.salt()]).toEqual([salt, salt])
    // 16 bytes have 22 characters in base64, and 32 in hex.
    expect(salt.length).toBeGreaterThanOrEqual(22)
  })

  it('stores what was begun before it is closed', async () => {
    const journal = await openJournal()
    const begun = journal.begin(freshKey(), entryOf('intent'))

    await journal.close()

    expect(await begun).toBeUndefined()
  })
}
