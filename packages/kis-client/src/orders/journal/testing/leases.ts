import { expect, it } from 'vitest'
import { freshAccount, type Place } from './suite.ts'

const leaseOf = (holder: string, untilAt: number) => ({ holder, name: `host ${holder}`, untilAt })

/** Tests that one program trades an account. */
export function testLeases({ openJournal }: Place): void {
  it('gives a free account to the program that asks', async () => {
    const journal = await openJournal()

    expect(await journal.lease(freshAccount(), leaseOf('a', 2_000), 1_000)).toEqual(leaseOf('a', 2_000))
  })

  it('refuses a second program until the lease has ended, and names the holder', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await journal.lease(account, leaseOf('a', 2_000), 1_000)

    expect(await journal.lease(account, leaseOf('b', 9_000), 1_999)).toEqual(leaseOf('a', 2_000))
    expect(await journal.lease(account, leaseOf('b', 9_000), 2_000)).toEqual(leaseOf('b', 9_000))
    expect(await journal.lease(account, leaseOf('a', 9_000), 2_001)).toEqual(leaseOf('b', 9_000))
  })

  it('renews the lease of its holder', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await journal.lease(account, leaseOf('a', 2_000), 1_000)

    expect(await journal.lease(account, leaseOf('a', 3_000), 1_500)).toEqual(leaseOf('a', 3_000))
    expect(await journal.lease(account, leaseOf('b', 9_000), 2_500)).toEqual(leaseOf('a', 3_000))
  })

  it('takes the lease back from its holder alone', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    await journal.lease(account, leaseOf('a', 2_000), 1_000)

    await journal.release(account, 'b')
    const before = await journal.lease(account, leaseOf('b', 9_000), 1_000)
    await journal.release(account, 'a')
    const after = await journal.lease(account, leaseOf('b', 9_000), 1_000)

    expect([before, after]).toEqual([leaseOf('a', 2_000), leaseOf('b', 9_000)])
  })

  it('leases each account by itself', async () => {
    const journal = await openJournal()
    await journal.lease(freshAccount(), leaseOf('a', 2_000), 1_000)

    expect(await journal.lease(freshAccount(), leaseOf('b', 2_000), 1_000)).toEqual(leaseOf('b', 2_000))
  })

  it('gives an account to one of two programs that ask at once', async () => {
    const journal = await openJournal()
    const account = freshAccount()

    const [one, other] = await Promise.all(
      ['a', 'b'].map((holder) => journal.lease(account, leaseOf(holder, 2_000), 1_000)),
    )

    expect(['a', 'b']).toContain(one?.holder)
    expect(other).toEqual(one)
  })

  it('keeps the lease when the caller changes the object that it received', async () => {
    const journal = await openJournal()
    const account = freshAccount()
    const received = await journal.lease(account, leaseOf('a', 2_000), 1_000)

    Object.assign(received, leaseOf('b', 0))

    expect(await journal.lease(account, leaseOf('c', 9_000), 1_500)).toEqual(leaseOf('a', 2_000))
  })
}
