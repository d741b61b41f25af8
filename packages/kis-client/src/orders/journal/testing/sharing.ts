import { expect, it } from 'vitest'
import { beginAll, entryOf, freshKey, type Place, startAt } from './suite.ts'

/** Tests what a second journal at the same place sees: after a restart, and at the same time. */
export function testSharing({ openJournal }: Place): void {
  it('has everything that was stored after a restart', async () => {
    const { account, clientOrderId } = freshKey()
    const lease = { holder: 'a', name: 'host 1', untilAt: 2_000 }
    const first = await openJournal()
    await beginAll(first, account, [clientOrderId, 'b', 'a'])
    await first.append({ account, clientOrderId }, entryOf('filled'), { place: 1, isSettled: true })
    await first.lease(account, lease, 1_000)
    const salt = await first.salt()
    await first.close()

    const second = await openJournal()

    expect(await second.read({ account, clientOrderId })).toEqual([entryOf(clientOrderId), entryOf('filled')])
    expect(await second.unsettled(account)).toEqual(['b', 'a'])
    expect(await second.began(account, { from: startAt, to: startAt + 1 })).toEqual([clientOrderId, 'b', 'a'])
    expect(await second.lease(account, { ...lease, holder: 'b' }, 1_000)).toEqual(lease)
    expect(await second.renew(account, { ...lease, holder: 'b' }, { untilAt: 3_000, now: 1_000 })).toEqual(lease)
    expect(await second.salt()).toBe(salt)
  })

  it('has one salt for all processes', async () => {
    const journals = [await openJournal(), await openJournal()]

    const [one, other] = await Promise.all(journals.map((journal) => journal.salt()))

    expect(other).toBe(one)
  })

  it('shows an entry to another process once it is stored', async () => {
    const key = freshKey()
    const [one, other] = [await openJournal(), await openJournal()]
    await one.begin(key, entryOf('intent'))

    expect(await other.append(key, entryOf('filled'), { place: 1, isSettled: false })).toBe(true)
    expect(await one.read(key)).toEqual([entryOf('intent'), entryOf('filled')])
    expect(await one.append(key, entryOf('cancelled'), { place: 1, isSettled: true })).toBe(false)
  })

  it('begins one history when two processes begin it at once', async () => {
    const key = freshKey()
    const journals = [await openJournal(), await openJournal()]

    const begun = await Promise.all(journals.map((journal, index) => journal.begin(key, entryOf(`of ${index}`))))

    const stored = await journals[0]?.read(key)
    expect(stored).toEqual([entryOf(`of ${begun.indexOf(undefined)}`)])
    expect(begun.filter((entries) => entries !== undefined)).toEqual([stored])
  })

  it('stores one of two entries that two processes give for one place at once', async () => {
    const key = freshKey()
    const journals = [await openJournal(), await openJournal()]
    await journals[0]?.begin(key, entryOf('intent'))

    const isStored = await Promise.all(
      journals.map((journal, index) => journal.append(key, entryOf(`of ${index}`), { place: 1, isSettled: false })),
    )

    expect(isStored.toSorted()).toEqual([false, true])
    expect(await journals[0]?.read(key)).toEqual([entryOf('intent'), entryOf(`of ${isStored.indexOf(true)}`)])
  })
}
