import { randomUUID } from 'node:crypto'
import { assert, expect, it, vi } from 'vitest'
import type { TokenRecord, TokenStore } from '../store.ts'

const minuteMs = 60_000
/** Limit that only guards against a hang: a busy machine may stand still for seconds. */
const atMost = { timeout: 55_000 }

/** Returns a record as a manager writes it, with `secret` as its token. */
const recordWith = (id: string, secret: string, generation: number, fence: number): TokenRecord => ({
  id,
  generation,
  fence,
  token: { secret, issuedAt: 1_700_000_000_000, expiresAt: 1_700_086_400_000 },
  attempts: [1_700_000_000_000],
  notBefore: 1_700_000_062_000,
})

/**
 * Tests a store against the contract of `TokenStore`. Call it inside a `describe` of vitest.
 *
 * @example
 * describe('memory', () => testTokenStore(memoryStore))
 * @param createStore opens the same place each time, as a process that starts again does; the suite uses ids of its own
 */
export function testTokenStore(createStore: () => TokenStore | Promise<TokenStore>): void {
  /** Returns an id that no test has used, and its lease. */
  async function leased(store: TokenStore, leaseMs = minuteMs) {
    const id = `conformance/${randomUUID()}`
    const lease = await store.lease(id, { holder: 'a', leaseMs })
    assert(lease, 'an id that no test has used can be leased')
    return { id, lease }
  }

  it('returns no record of an id that was never written', async () => {
    const store = await createStore()

    const { id } = await leased(store)

    expect(await store.read(id)).toBeUndefined()
  })

  it('returns the record that was written, with each field', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const record = recordWith(id, 'first', 1, lease.fence)

    const isWritten = await store.write(lease, record)

    expect(isWritten).toBe(true)
    expect(await store.read(id)).toEqual(record)
  })

  it('returns the longest id and the longest secrets that a manager accepts, unchanged', async () => {
    const store = await createStore()
    const id = `${randomUUID()}/"'\\%:{}*/é토큰😀`.padEnd(4_096, '토')
    const lease = await store.lease(id, { holder: 'a', leaseMs: minuteMs })
    assert(lease, 'an id that no test has used can be leased')
    const secret = '\t "\'\\{}~\x80\xff'.padEnd(65_536, '\xe9')
    const refreshToken = { secret: `r${secret.slice(1)}`, number: 1, signIns: [], isSent: false }
    const record = { ...recordWith(id, secret, 1, lease.fence), refreshToken }

    await store.write(lease, record)

    expect(await store.read(id)).toEqual(record)
  })

  it('keeps a noted try that has no token yet', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const noted = {
      id,
      generation: 0,
      fence: lease.fence,
      attempts: [1_700_000_000_000],
      notBefore: 1_700_000_062_000,
    }

    await store.write(lease, noted)

    expect(await store.read(id)).toEqual(noted)
  })

  it('keeps a refresh token, with each field, also without a token', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const refreshToken = { secret: `r'1" 토큰`, number: 3, signIns: ['0123456789ab'], isSent: true }
    const { token, ...noted } = { ...recordWith(id, 'first', 1, lease.fence), refreshToken }

    await store.write(lease, noted)
    const before = await store.read(id)
    await store.write(lease, { ...noted, token })

    expect(before).toEqual(noted)
    expect(await store.read(id)).toEqual({ ...noted, token })
  })

  it('keeps the records of two ids apart', async () => {
    const store = await createStore()
    const paper = await leased(store)
    const real = await leased(store)

    await store.write(paper.lease, recordWith(paper.id, 'paper', 1, paper.lease.fence))

    expect(await store.read(real.id)).toBeUndefined()
  })

  it('keeps a secret of any length and alphabet as it is', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const secret = `{"token": 'a\\nb\u0000', 토큰 🔑}${'x'.repeat(4_096)}`

    await store.write(lease, recordWith(id, secret, 1, lease.fence))

    expect((await store.read(id))?.token?.secret).toBe(secret)
  })

  it('keeps ids apart that differ in a brace, a colon, a case or a space', async () => {
    const store = await createStore()
    const name = `conformance/${randomUUID()}`
    const ids = ['', '}', '{}', ':', ' ', '/a', '/A', '/가'].map((end) => `${name}${end}`)

    for (const [index, id] of ids.entries()) {
      const lease = await store.lease(id, { holder: 'a', leaseMs: minuteMs })
      assert(lease)
      await store.write(lease, recordWith(id, `of ${id}`, index + 1, lease.fence))
    }

    const records = await Promise.all(ids.map((id) => store.read(id)))
    expect(records.map((record) => record?.token?.secret)).toEqual(ids.map((id) => `of ${id}`))
  })

  it('keeps the record while the lease passes from one holder to the next', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const record = recordWith(id, 'kept', 1, lease.fence)
    await store.write(lease, record)

    await store.release(lease)
    const next = await store.lease(id, { holder: 'b', leaseMs: minuteMs })

    expect(next?.fence).toBeGreaterThan(lease.fence)
    expect(await store.read(id)).toEqual(record)
  })

  it('accepts the stored generation again: a try is noted beside the current token', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    await store.write(lease, recordWith(id, 'first', 1, lease.fence))
    const noted = { ...recordWith(id, 'first', 1, lease.fence), attempts: [1_700_000_000_000, 1_700_000_062_000] }

    const isWritten = await store.write(lease, noted)

    expect(isWritten).toBe(true)
    expect(await store.read(id)).toEqual(noted)
  })

  it('leases to one of two holders', async () => {
    const store = await createStore()
    const id = `conformance/${randomUUID()}`

    const asks = ['a', 'b'].map((holder) => store.lease(id, { holder, leaseMs: minuteMs }))

    expect((await Promise.all(asks)).filter((lease) => lease !== undefined)).toHaveLength(1)
  })

  it('leases to the next holder once the lease is released', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)

    await store.release(lease)

    expect(await store.lease(id, { holder: 'b', leaseMs: minuteMs })).toMatchObject({ recordId: id, holder: 'b' })
  })

  it('leases to the next holder once the lease has expired, with a greater fence', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store, 1)

    const next = await vi.waitUntil(() => store.lease(id, { holder: 'b', leaseMs: minuteMs }), atMost)

    expect(next?.fence).toBeGreaterThan(lease.fence)
  })

  it('leases to the same holder again, with a greater fence', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)

    const again = await store.lease(id, { holder: 'a', leaseMs: minuteMs })

    expect(again?.fence).toBeGreaterThan(lease.fence)
  })

  it('refuses the token of a holder whose lease another holder has taken over', async () => {
    const store = await createStore()
    const { id, lease: slow } = await leased(store, 1)
    const next = await vi.waitUntil(() => store.lease(id, { holder: 'next', leaseMs: minuteMs }), atMost)
    assert(next)

    expect(await store.write(slow, recordWith(id, 'late', 1, slow.fence))).toBe(false)
    expect(await store.write(next, recordWith(id, 'new', 1, next.fence))).toBe(true)
    expect((await store.read(id))?.token?.secret).toBe('new')
  })

  it('refuses the token of a holder whose lease has expired, even if no other holder has taken it', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store, 1)

    await vi.waitUntil(async () => !(await store.write(lease, recordWith(id, 'late', 1, lease.fence))), atMost)

    expect(await store.write(lease, recordWith(id, 'late', 2, lease.fence))).toBe(false)
  })

  it('refuses the token of a holder that has released its lease', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    await store.release(lease)

    const isWritten = await store.write(lease, recordWith(id, 'late', 1, lease.fence))

    expect(isWritten).toBe(false)
    expect(await store.read(id)).toBeUndefined()
  })

  it('refuses the token under an older lease of the same holder: only the newest counts', async () => {
    const store = await createStore()
    const { id, lease: older } = await leased(store)
    const newer = await store.lease(id, { holder: 'a', leaseMs: minuteMs })
    assert(newer)

    expect(await store.write(older, recordWith(id, 'late', 1, older.fence))).toBe(false)
    expect(await store.write(newer, recordWith(id, 'new', 1, newer.fence))).toBe(true)
  })

  it('keeps the lease of the next holder when the previous one releases its own late', async () => {
    const store = await createStore()
    const { id, lease: slow } = await leased(store, 1)
    const next = await vi.waitUntil(() => store.lease(id, { holder: 'next', leaseMs: minuteMs }), atMost)
    assert(next)

    await store.release(slow)

    expect(await store.lease(id, { holder: 'third', leaseMs: minuteMs })).toBeUndefined()
  })

  it('refuses a generation older than the stored one', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    await store.write(lease, recordWith(id, 'second', 2, lease.fence))

    const isWritten = await store.write(lease, recordWith(id, 'first', 1, lease.fence))

    expect(isWritten).toBe(false)
    expect((await store.read(id))?.generation).toBe(2)
  })

  it('keeps the record when it is opened again, if it supports a restart', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    await store.write(lease, recordWith(id, 'kept', 1, lease.fence))

    const reopened = await createStore()

    expect(!store.supports.restart || (await reopened.read(id))?.token?.secret === 'kept').toBe(true)
  })

  it('leases to one of two openers, if it supports many processes', async () => {
    const store = await createStore()
    const { id } = await leased(store)
    const other = await createStore()

    const second = await other.lease(id, { holder: 'b', leaseMs: minuteMs })

    expect(!store.supports.manyProcesses || second === undefined).toBe(true)
  })

  it('returns to one opener the record that the other one has written, if it supports many processes', async () => {
    const store = await createStore()
    const { id, lease } = await leased(store)
    const other = await createStore()
    const before = await other.read(id)

    await store.write(lease, recordWith(id, 'theirs', 1, lease.fence))

    expect(before).toBeUndefined()
    expect(!store.supports.manyProcesses || (await other.read(id))?.token?.secret === 'theirs').toBe(true)
  })
}
