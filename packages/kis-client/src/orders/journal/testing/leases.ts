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

  it('renews the lease of its holder', async () => {
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
