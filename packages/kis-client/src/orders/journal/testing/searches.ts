import { expect, it } from 'vitest'
import type { OrderJournal } from '../journal.ts'
import { beginAll, entryOf, freshAccount, type Place, startAt } from './suite.ts'

const settled = (place: number) => ({ place, isSettled: true })

/** Begins a history, and settles it with an entry of its own. */
async function settle(journal: OrderJournal, account: string, clientOrderId: string, [beganAt, endedAt]: number[]) {
  await journal.begin({ account, clientOrderId }, entryOf('intent', beganAt))
  await journal.append({ account, clientOrderId }, entryOf('ended', endedAt), settled(1))
}

/** Tests which histories a journal finds, and which it removes. */
export function testSearches({ openJournal }: Place): void {
  it('lists the histories that are not settled, in the order in which they began', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await beginAll(journal, account, ['c', 'a', 'd', 'b'])

    await journal.append({ account, clientOrderId: 'd' }, entryOf('filled'), settled(1))

    expect(await journal.unsettled(account)).toEqual(['c', 'a', 'b'])
    expect(await journal.unsettled(freshAccount())).toEqual([])
  })

  it('lists a settled history again, in its place, after an entry that is not the last', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await beginAll(journal, account, ['b', 'a'])
    await journal.append({ account, clientOrderId: 'b' }, entryOf('not taken'), settled(1))

    await journal.append({ account, clientOrderId: 'b' }, entryOf('found'), { place: 2, isSettled: false })

    expect(await journal.unsettled(account)).toEqual(['b', 'a'])
  })

  it('lists the histories that began in a span of time, settled or not, without its end', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    const beganAt = { before: 999, first: 1_000, second: 1_500, last: 1_999, after: 2_000 }
    for (const [clientOrderId, at] of Object.entries(beganAt)) {
      await journal.begin({ account, clientOrderId }, entryOf('intent', at))
    }
    await journal.append({ account, clientOrderId: 'second' }, entryOf('filled', 9_000), settled(1))

    expect(await journal.began(account, { from: 1_000, to: 2_000 })).toEqual(['first', 'second', 'last'])
    expect(await journal.began(freshAccount(), { from: 1_000, to: 2_000 })).toEqual([])
  })

  it('lists them in the order in which they began, even if the clock was set back', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await journal.begin({ account, clientOrderId: 'b' }, entryOf('intent', 1_500))
    await journal.begin({ account, clientOrderId: 'a' }, entryOf('intent', 1_200))

    expect(await journal.began(account, { from: 1_000, to: 2_000 })).toEqual(['b', 'a'])
  })

  it('removes the settled histories whose last entry is older than an instant, and counts them', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    const other = freshAccount()
    await settle(journal, account, 'old 1', [1_000, 1_900])
    await settle(journal, account, 'old 2', [1_000, 1_999])
    await settle(journal, account, 'young', [1_000, 2_000])
    await settle(journal, account, 'set back', [2_500, 1_500])
    await settle(journal, other, 'of another account', [1_000, 1_900])
    await beginAll(journal, account, ['open'])

    expect(await journal.prune(account, 2_000)).toBe(3)

    expect(await journal.began(account, { from: 0, to: startAt + 1 })).toEqual(['young', 'open'])
    expect(await journal.read({ account, clientOrderId: 'old 1' })).toBeUndefined()
    expect(await journal.read({ account, clientOrderId: 'young' })).toHaveLength(2)
    expect(await journal.read({ account: other, clientOrderId: 'of another account' })).toHaveLength(2)
    expect(await journal.prune(account, 2_000)).toBe(0)
  })

  it('keeps a history that is not settled, however old it is', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await beginAll(journal, account, ['unknown'])

    expect(await journal.prune(account, startAt * 2)).toBe(0)
    expect(await journal.unsettled(account)).toEqual(['unknown'])
  })

  it('begins a removed history again with one entry', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await settle(journal, account, 'a', [1_000, 1_000])
    await journal.prune(account, 2_000)

    expect(await journal.begin({ account, clientOrderId: 'a' }, entryOf('again'))).toBeUndefined()
    expect(await journal.read({ account, clientOrderId: 'a' })).toEqual([entryOf('again')])
    expect(await journal.unsettled(account)).toEqual(['a'])
  })
}
