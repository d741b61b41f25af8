import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { startTime } from '@stockeye/test-kit/shared-time'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type IssuerServer, startIssuerServer } from '../../fake-issuer/issuer-server.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import { type Member, type MemberOptions, type Seen, startMember } from './members.test-kit.ts'

const second = 1_000
const hour = 60 * 60 * second

/**
 * Starts the process of an issuer, and returns a way to start members whose clock runs `speed` times as fast as the
 * machine's.
 */
async function setUp(options: { speed: number; minuteMs?: number; lifeMs?: number; delayMs?: number }) {
  const { speed, minuteMs = 10 * second, lifeMs = 24 * hour, delayMs = 0 } = options
  // The issuer runs in real time, and so do the spans that it enforces; members measure the life of a token on their
  // clock.
  const issuer = await startIssuerServer({ refuseWithinMs: minuteMs / speed, delayMs: delayMs / speed, lifeMs })
  onTestFinished(() => issuer.close())
  const path = freshPath('tokens.db')
  const member: MemberOptions = {
    path,
    url: issuer.url,
    scale: startTime({ speed }),
    leastIntervalMs: minuteMs,
  }
  const start = (more: Partial<MemberOptions> = {}) => startMember({ ...member, ...more })
  return { issuer, path, start }
}

const tokensOf = ({ seen }: { readonly seen: readonly Seen[] }) => seen.filter((one) => 'fingerprint' in one)
const generationsOf = (member: Member) => tokensOf(member).map(({ generation }) => generation)
const causesOf = ({ seen }: Member) => seen.flatMap((one) => (one.event === 'rotated' ? [one.cause] : []))
const countOf = async (issuer: IssuerServer) => ({
  issues: (await issuer.calls()).length - (await issuer.refusals()).length,
  refusals: (await issuer.refusals()).length,
})
/** Returns the fingerprints that were seen of each generation. */
function fingerprintsOf(members: readonly Member[]) {
  const byGeneration = new Map<number, Set<string>>()
  for (const { generation, fingerprint } of members.flatMap(tokensOf)) {
    byGeneration.set(generation, (byGeneration.get(generation) ?? new Set()).add(fingerprint))
  }
  return byGeneration
}

describe('a process on a shared file', () => {
  it('makes one issue when 16 of them ask at once', async () => {
    const { issuer, start } = await setUp({ speed: 1, delayMs: 200 })
    const members = Array.from({ length: 16 }, () => start())
    await Promise.all(members.map((member) => member.until('ready')))

    for (const member of members) member.send('get')
    await Promise.all(members.map((member) => member.until('got')))

    expect(await countOf(issuer)).toEqual({ issues: 1, refusals: 0 })
    expect(fingerprintsOf(members).get(1)?.size).toBe(1)
    expect(members.flatMap(causesOf).filter((cause) => cause === 'issued')).toHaveLength(1)
  })

  it('makes a second issue, and not too early, when the process that makes the first one is killed -9', async () => {
    // The answer takes 4 s, and the issuer counts its minute from the end of it, which the others do not see.
    const { issuer, start } = await setUp({ speed: 20, minuteMs: 40 * second, delayMs: 4 * second })
    const members = Array.from({ length: 8 }, () => start({ pauseAfterAnswer: true }))
    await Promise.all(members.map((member) => member.until('ready')))

    for (const member of members) member.send('get')
    const killed = await Promise.any(members.map((member) => member.until('answered').then(() => member)))
    killed.signal('SIGKILL')
    const others = members.filter((member) => member !== killed)
    for (const member of others) member.send('go-on')
    await Promise.all(others.map((member) => member.until('got')))

    expect(await countOf(issuer)).toEqual({ issues: 2, refusals: 0 })
    expect(fingerprintsOf(others)).toEqual(new Map([[1, expect.objectContaining({ size: 1 })]]))
  })

  it('drops the answer when it was stopped past its lease, while the next one is in the middle of its try', async () => {
    const { issuer, path, start } = await setUp({ speed: 10 })
    const stopped = start({ stopAfterAnswer: true })
    const next = start({ pauseAfterAnswer: true })
    await Promise.all([stopped.until('ready'), next.until('ready')])
    stopped.send('get')
    await stopped.until('answered')
    next.send('get')
    await next.until('answered')

    const reader = sqliteStore({ path })
    onTestFinished(() => reader.close())
    const noted = await reader.read('fake')
    stopped.signal('SIGCONT')
    const write = await stopped.until('write', 2)
    const meanwhile = await reader.read('fake')
    next.send('go-on')
    await Promise.all([stopped.until('got'), next.until('got')])

    expect(write).toEqual({ event: 'write', isWritten: false })
    expect(noted).toMatchObject({ generation: 0, attempts: [expect.any(Number), expect.any(Number)] })
    expect(meanwhile).toEqual(noted)
    expect(meanwhile?.token).toBeUndefined()
    expect(fingerprintsOf([stopped, next])).toEqual(new Map([[1, expect.objectContaining({ size: 1 })]]))
    expect(causesOf(stopped)).toEqual(['adopted'])
    expect(await countOf(issuer)).toEqual({ issues: 2, refusals: 0 })
  })

  it('agrees with the others when any is killed -9: no generation goes back or has two tokens, no issue comes too early', async () => {
    const seed = 20_260_105
    const random = seededRandom(seed)
    const { issuer, path, start } = await setUp({ speed: 40, lifeMs: 40 * second, delayMs: second })
    const reader = sqliteStore({ path })
    onTestFinished(() => reader.close())
    const everybody: Member[] = []
    const stored: number[] = []
    const startOne = () => {
      const member = start({ chaos: { seed: seed + everybody.length, chance: 0.05 } })
      everybody.push(member)
      member.send('work')
      return member
    }
    // This kill comes at any time, also in the middle of a write, in addition to the kills between two steps.
    const killNow = (member: Member) => void (random() < 0.005 && member.signal('SIGKILL'))

    let alive = Array.from({ length: 4 }, startOne)
    await vi.waitUntil(
      async () => {
        alive = alive.map((member) => (member.hasExited() ? startOne() : member))
        for (const member of alive) killNow(member)
        stored.push((await reader.read('fake'))?.generation ?? 0)
        return everybody.length >= 16 && (stored.at(-1) ?? 0) >= 6
      },
      { timeout: 85_000, interval: 20 },
    )
    for (const member of alive) member.send('calm-down')
    const calm = (stored.at(-1) ?? 0) + 1
    const survivors = alive.filter((member) => !member.hasExited())
    // A later generation counts, too: a slow process sees only the second of two tokens in quick succession.
    const hasReached = (member: Member) => generationsOf(member).some((generation) => generation >= calm)
    await vi.waitUntil(() => survivors.every((member) => member.hasExited() || hasReached(member)), {
      timeout: 85_000,
    })

    expect(stored).toEqual(stored.toSorted((one, other) => one - other))
    for (const member of everybody) {
      expect(generationsOf(member)).toEqual(generationsOf(member).toSorted((one, other) => one - other))
    }
    expect([...fingerprintsOf(everybody)].filter(([, fingerprints]) => fingerprints.size > 1)).toEqual([])
    expect(everybody.flatMap(({ seen }) => seen).filter((one) => one.event === 'got' && one.isExpired)).toEqual([])
    expect((await countOf(issuer)).refusals).toBe(0)
    // The limit only guards against a hang: twenty processes start one after the other, slowly on a busy machine.
  }, 180_000)
})
