import { startTime } from '@stockeye/test-kit/shared-time'
import { describeSmallDisks } from '@stockeye/test-kit/small-disk'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import { startIssuerServer } from '../../fake-issuer/issuer-server.ts'
import { startMember } from './members.test-kit.ts'

const minute = 60_000
const hour = 60 * minute

/** Starts a member on a disk of a megabyte, with a token of a day. */
async function setUp() {
  const issuer = await startIssuerServer()
  onTestFinished(() => issuer.close())
  const scale = startTime({ speed: 1 })
  const member = startMember(
    { path: freshPath('tokens.db'), url: issuer.url, scale, leastIntervalMs: 0 },
    { disk: 'own' },
  )
  await member.until('ready')
  member.send('get')
  await member.until('got')
  return { issuer, member }
}

describeSmallDisks('a manager on a full disk', () => {
  it('serves its token from memory while the disk is full, emits the failure, and tries again until there is room', async () => {
    const { issuer, member } = await setUp()
    member.send('fill-disk')
    await member.until('disk-is-full')

    member.send('get', 21 * hour)
    await member.until('refresh-failed')
    member.send('get', 2 * minute)
    await member.until('refresh-failed', 2)
    const whileFull = await issuer.calls()
    member.send('empty-disk')
    member.send('get', 2 * minute)
    const healed = await member.until('rotated', 2)

    expect(member.seen.filter(({ event }) => event === 'refresh-failed')).toEqual([
      { event: 'refresh-failed', code: 'TOKEN_STORE' },
      { event: 'refresh-failed', code: 'TOKEN_STORE' },
    ])
    expect(member.seen.filter((one) => one.event === 'got')).toMatchObject(
      Array(4).fill({ generation: 1, isExpired: false }),
    )
    expect(whileFull).toHaveLength(1)
    expect(healed).toMatchObject({ generation: 2, cause: 'issued' })
  })

  it.each([
    ['full', 'restart-full', 'empty-disk'],
    ['read-only', 'restart-read-only', 'repair-disk'],
  ] as const)(
    'serves the stored token when it starts again on a %s disk, and issues once it can write',
    async (_, restart, repair) => {
      const { issuer, member } = await setUp()

      member.send(restart)
      await member.until('ready', 2)
      member.send('get')
      const restored = await member.until('rotated', 2)
      member.send('get', 21 * hour)
      const failed = await member.until('refresh-failed')
      const meanwhile = await issuer.calls()
      member.send(repair)
      member.send('get', 2 * minute)
      const healed = await member.until('rotated', 3)

      expect(restored).toMatchObject({ generation: 1, cause: 'restored' })
      expect(failed).toMatchObject({ code: 'TOKEN_STORE' })
      expect(meanwhile).toHaveLength(1)
      expect(healed).toMatchObject({ generation: 2, cause: 'issued' })
    },
  )
})
