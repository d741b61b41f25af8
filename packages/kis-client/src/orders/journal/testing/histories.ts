import { expect, it } from 'vitest'
import { entryOf, freshAccount, freshKey, type Place, startAt } from './suite.ts'

const going = (place: number) => ({ place, isSettled: false })

/** Tests how a history begins and grows. */
export function testHistories({ openJournal }: Place): void {
  it('returns undefined for a history that never began', async () => {
    const journal = await openJournal()

    expect(await journal.read(freshKey())).toBeUndefined()
  })

  it('begins a history with its first entry, and returns undefined', async () => {
    const journal = await openJournal()
    const key = freshKey()

    expect(await journal.begin(key, entryOf('intent'))).toBeUndefined()
    expect(await journal.read(key)).toEqual([entryOf('intent')])
  })

  it('returns the entries of a history that began before, and stores nothing', async () => {
    const journal = await openJournal()
    const key = freshKey()
    await journal.begin(key, entryOf('intent'))
    await journal.append(key, entryOf('sent'), { place: 1, isSettled: true })
    const before = [entryOf('intent'), entryOf('sent')]

    expect(await journal.begin(key, entryOf('intent again'))).toEqual(before)
    expect(await journal.read(key)).toEqual(before)
    expect(await journal.unsettled(key.account)).toEqual([])
  })

  it('begins one history when it is begun twice at once, and returns its entry to the second caller', async () => {
    const journal = await openJournal()
    const key = freshKey()

    const both = await Promise.all([journal.begin(key, entryOf('one')), journal.begin(key, entryOf('other'))])

    expect(both).toEqual([undefined, [entryOf('one')]])
    expect(await journal.read(key)).toEqual([entryOf('one')])
  })

  it('returns the entries in their order, even if the clock was set back between them', async () => {
    const journal = await openJournal()
    const key = freshKey()
    const entries = ['intent', 'sent', 'answered', 'filled'].map((name, place) => entryOf(name, startAt - place * 0.5))
    for (const [place, entry] of entries.entries()) {
      if (place === 0) await journal.begin(key, entry)
      else expect(await journal.append(key, entry, going(place))).toBe(true)
    }

    expect(await journal.read(key)).toEqual(entries)
  })

  it('returns each fact as it was given', async () => {
    const journal = await openJournal()
    const key = freshKey()
    const facts = ['\u0000\u0001 \'"\\%:{}*/ 삼성전자 😀 \u2028', 'long '.repeat(50_000)].map((text) =>
      JSON.stringify({ text }),
    )
    facts.push('{"price": 70100.00,\n "n": 12345678901234567890}', '""')
    for (const [place, fact] of facts.entries()) {
      if (place === 0) await journal.begin(key, { at: startAt, fact })
      else await journal.append(key, { at: startAt, fact }, going(place))
    }

    expect((await journal.read(key))?.map(({ fact }) => fact)).toEqual(facts)
  })

  it.each([0, 1, 3])('refuses an entry for place %i of a history of two entries, and stores nothing', async (place) => {
    const journal = await openJournal()
    const key = freshKey()
    await journal.begin(key, entryOf('intent'))
    await journal.append(key, entryOf('sent'), going(1))

    expect(await journal.append(key, entryOf('late'), { place, isSettled: true })).toBe(false)
    expect(await journal.read(key)).toEqual([entryOf('intent'), entryOf('sent')])
    expect(await journal.unsettled(key.account)).toEqual([key.clientOrderId])
  })

  it('refuses an entry for a history that never began, and begins none', async () => {
    const journal = await openJournal()
    const key = freshKey()

    expect(await journal.append(key, entryOf('sent'), going(0))).toBe(false)
    expect(await journal.append(key, entryOf('sent'), going(1))).toBe(false)
    expect(await journal.read(key)).toBeUndefined()
    expect(await journal.unsettled(key.account)).toEqual([])
  })

  it('stores one of two entries that are given for one place at once', async () => {
    const journal = await openJournal()
    const key = freshKey()
    await journal.begin(key, entryOf('intent'))
    const rivals = [entryOf('filled'), entryOf('cancelled')]

    const isStored = await Promise.all(rivals.map((entry) => journal.append(key, entry, going(1))))

    expect(isStored.toSorted()).toEqual([false, true])
    expect(await journal.read(key)).toEqual([entryOf('intent'), rivals[isStored.indexOf(true)]])
  })

  it('keeps accounts and orders apart whose names are alike', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    const keys = [
      { account, clientOrderId: 'a' },
      { account, clientOrderId: 'A' },
      { account, clientOrderId: 'a ' },
      { account: `${account}/a`, clientOrderId: 'b' },
      { account, clientOrderId: 'a/b' },
      { account, clientOrderId: '__proto__' },
    ]
    for (const [index, key] of keys.entries()) await journal.begin(key, entryOf(`of ${index}`))

    for (const [index, key] of keys.entries()) expect(await journal.read(key)).toEqual([entryOf(`of ${index}`)])
    expect(await journal.unsettled(account)).toEqual(['a', 'A', 'a ', 'a/b', '__proto__'])
    expect(await journal.unsettled(`${account}/a`)).toEqual(['b'])
  })

  it('keeps what was stored when the caller changes the objects that it gave and received', async () => {
    const journal = await openJournal()
    const key = freshKey()
    const given = { ...entryOf('intent') }
    await journal.begin(key, given)
    const received = [await journal.begin(key, given), await journal.read(key)].flatMap((entries) => entries ?? [])

    for (const entry of [given, ...received]) Object.assign(entry, entryOf('changed'))

    expect(received).toHaveLength(2)
    expect(await journal.read(key)).toEqual([entryOf('intent')])
  })
}
