import { expect, it } from 'vitest'
import type { TraderLeases } from '../journal.ts'
import { freshAccount } from './suite.ts'

const leaseOf = (holder: string, untilAt: number) => ({ holder, name: `host ${holder}`, untilAt })

/** Tests that one program trades an account. @param openLeases opens the same place each time */
export function testLeases(openLeases: () => Promise<TraderLeases>): void {
  it('gives a free account to the program that asks', async () => {
    const leases = await openLeases()

    expect(await leases.lease(freshAccount(), leaseOf('a', 2_000), 1_000)).toEqual(leaseOf('a', 2_000))
  })

  it('refuses a second program until the lease has ended, and names the holder', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    await leases.lease(account, leaseOf('a', 2_000), 1_000)

    expect(await leases.lease(account, leaseOf('b', 9_000), 1_999)).toEqual(leaseOf('a', 2_000))
    expect(await leases.lease(account, leaseOf('b', 9_000), 2_000)).toEqual(leaseOf('b', 9_000))
    expect(await leases.lease(account, leaseOf('a', 9_000), 2_001)).toEqual(leaseOf('b', 9_000))
  })

  it('gives the account to its holder again, whose first answer was lost', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    await leases.lease(account, leaseOf('a', 2_000), 1_000)

    expect(await leases.lease(account, leaseOf('a', 3_000), 1_500)).toEqual(leaseOf('a', 3_000))
    expect(await leases.lease(account, leaseOf('b', 9_000), 2_500)).toEqual(leaseOf('a', 3_000))
  })

  it('takes the lease back from its holder alone', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    await leases.lease(account, leaseOf('a', 2_000), 1_000)

    await leases.release(account, 'b')
    const before = await leases.lease(account, leaseOf('b', 9_000), 1_000)
    await leases.release(account, 'a')
    const after = await leases.lease(account, leaseOf('b', 9_000), 1_000)

    expect([before, after]).toEqual([leaseOf('a', 2_000), leaseOf('b', 9_000)])
  })

  testRenewal(openLeases)

  it('leases each account by itself', async () => {
    const leases = await openLeases()
    await leases.lease(freshAccount(), leaseOf('a', 2_000), 1_000)

    expect(await leases.lease(freshAccount(), leaseOf('b', 2_000), 1_000)).toEqual(leaseOf('b', 2_000))
  })

  it('gives an account to one of two programs that ask at once', async () => {
    const leases = await openLeases()
    const account = freshAccount()

    const [one, other] = await Promise.all(
      ['a', 'b'].map((holder) => leases.lease(account, leaseOf(holder, 2_000), 1_000)),
    )

    expect(['a', 'b']).toContain(one?.holder)
    expect(other).toEqual(one)
  })

  it('keeps the lease when the caller changes the object that it received', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const received = await leases.lease(account, leaseOf('a', 2_000), 1_000)

    Object.assign(received, leaseOf('b', 0))

    expect(await leases.lease(account, leaseOf('c', 9_000), 1_500)).toEqual(leaseOf('a', 2_000))
  })
}

/** Tests that a lease is renewed only while no other program has had the account since. */
function testRenewal(openLeases: () => Promise<TraderLeases>): void {
  it('renews a lease, also one that has ended, while no other program has had the account', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const held = await leases.lease(account, leaseOf('a', 2_000), 1_000)

    const renewed = await leases.renew(account, held, { untilAt: 3_000, now: 1_500 })
    const refused = await leases.lease(account, leaseOf('b', 9_000), 2_500)
    const late = await leases.renew(account, renewed, { untilAt: 6_000, now: 5_000 })

    expect([renewed, refused, late]).toEqual([leaseOf('a', 3_000), leaseOf('a', 3_000), leaseOf('a', 6_000)])
    expect(await leases.lease(account, leaseOf('b', 9_000), 5_999)).toEqual(leaseOf('a', 6_000))
  })

  it('renews no lease of a program after which another one has the account, and names that one', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const held = await leases.lease(account, leaseOf('a', 2_000), 1_000)
    await leases.lease(account, leaseOf('b', 9_000), 2_000)

    expect(await leases.renew(account, held, { untilAt: 9_000, now: 2_001 })).toEqual(leaseOf('b', 9_000))
    expect(await leases.lease(account, leaseOf('c', 9_000), 8_999)).toEqual(leaseOf('b', 9_000))
  })

  it('renews no lease of a program after which another one had the account, even if that one has ended', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const held = await leases.lease(account, leaseOf('a', 2_000), 1_000)
    await leases.lease(account, leaseOf('b', 3_000), 2_000)

    expect(await leases.renew(account, held, { untilAt: 9_000, now: 5_000 })).toEqual(leaseOf('b', 3_000))
    expect(await leases.lease(account, leaseOf('c', 9_000), 5_000)).toEqual(leaseOf('c', 9_000))
  })

  it('renews no lease of a program after which another one had the account, even if that one gave it back', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const held = await leases.lease(account, leaseOf('a', 2_000), 1_000)
    await leases.lease(account, leaseOf('b', 9_000), 2_000)
    await leases.release(account, 'b')

    const stored = await leases.renew(account, held, { untilAt: 9_000, now: 3_000 })

    expect(stored).toMatchObject({ holder: 'b', name: 'host b' })
    // It has ended: a program that starts gets the account.
    expect(stored.untilAt).toBeLessThanOrEqual(3_000)
    expect(await leases.lease(account, leaseOf('c', 9_000), 3_000)).toEqual(leaseOf('c', 9_000))
  })

  it('stores a lease again that was lost with its data, while it has not ended', async () => {
    const leases = await openLeases()
    const account = freshAccount()

    expect(await leases.renew(account, leaseOf('a', 2_000), { untilAt: 3_000, now: 1_999 })).toEqual(
      leaseOf('a', 3_000),
    )
    expect(await leases.lease(account, leaseOf('b', 9_000), 2_999)).toEqual(leaseOf('a', 3_000))
  })

  it('rejects the renewal of a lease that was lost with its data, and has ended', async () => {
    const leases = await openLeases()
    const account = freshAccount()

    const renewed = leases.renew(account, leaseOf('a', 2_000), { untilAt: 3_000, now: 2_000 })

    await expect(renewed).rejects.toMatchObject({ code: 'KIS_JOURNAL', outcome: 'not-sent' })
    expect(await leases.lease(account, leaseOf('b', 9_000), 2_000)).toEqual(leaseOf('b', 9_000))
  })

  it('renews for one of two programs that ask at once, of which one renews and one takes', async () => {
    const leases = await openLeases()
    const account = freshAccount()
    const held = await leases.lease(account, leaseOf('a', 2_000), 1_000)

    const [renewed, taken] = await Promise.all([
      leases.renew(account, held, { untilAt: 9_000, now: 2_000 }),
      leases.lease(account, leaseOf('b', 9_000), 2_000),
    ])

    expect(['a', 'b']).toContain(renewed.holder)
    expect(taken).toEqual(renewed)
  })
}
