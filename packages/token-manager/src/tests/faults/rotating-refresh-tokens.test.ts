import { startMemberProcess } from '@stockeye/test-kit/member'
import { startTime } from '@stockeye/test-kit/shared-time'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { startOAuthServer } from '../../oauth/authorization-server.test-kit.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import type { OAuthMemberOptions } from './oauth-member.test-kit.ts'

const seenSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('answered') }),
  z.object({ event: z.literal('rotated'), generation: z.int(), secret: z.string() }),
  z.object({ event: z.literal('refused'), code: z.string(), reason: z.string().optional() }),
])
type Seen = z.infer<typeof seenSchema>

const program = new URL('./oauth-member.test-kit.ts', import.meta.url)

/** Starts a server with single-use refresh tokens, and returns a way to start processes on one file. */
async function setUp({
  speed = 20,
  ...rules
}: {
  readonly speed?: number
  readonly lifeS?: number
  readonly reuses?: number
}) {
  const server = await startOAuthServer(rules)
  const path = freshPath('tokens.db')
  const scale = startTime({ speed })
  const refreshToken = server.signIn()
  function start(more: Partial<OAuthMemberOptions> = {}) {
    const options: OAuthMemberOptions = { path, url: server.url, scale, refreshToken, ...more }
    const { child, exited } = startMemberProcess(program, options)
    const seen: Seen[] = []
    child.on('message', (message) => void seen.push(seenSchema.parse(message)))
    return {
      seen,
      /** Waits until the process has reported a token or an error. */
      async until(event: Seen['event'], times = 1): Promise<Seen> {
        const found = () => seen.filter((one) => one.event === event)[times - 1]
        const one = await vi.waitUntil(found, { timeout: 55_000, interval: 5 })
        assert(one)
        return one
      },
      async kill() {
        child.kill('SIGKILL')
        await exited
      },
    }
  }
  /** Returns what a process finds in the file that starts now. */
  async function stored() {
    const store = sqliteStore({ path })
    const record = await store.read('user')
    store.close()
    return record
  }
  return { server, refreshToken, start, stored }
}

describe('a rotating refresh token', () => {
  it('is stored before it is sent, and so is its successor before it is used', async () => {
    const { server, refreshToken, start, stored } = await setUp({ lifeS: 60 })
    const noted: unknown[] = []
    server.onRequest(async () => void noted.push((await stored())?.refreshToken))

    const member = start()
    await member.until('rotated', 3)

    expect(noted.slice(0, 3)).toMatchObject([
      { secret: refreshToken, isSent: true },
      { secret: 'refresh-2', isSent: true },
      { secret: 'refresh-3', isSent: true },
    ])
    expect(server.reused()).toBe(0)
  })

  it('is sent once by four processes on one file, through six generations of tokens', async () => {
    const { server, start } = await setUp({ lifeS: 30 })

    const members = [start(), start(), start(), start()]
    const isOver = () => members.every(({ seen }) => seen.some((one) => one.event === 'rotated' && one.generation >= 6))
    await vi.waitUntil(isOver, { timeout: 85_000 })

    expect(server.reused()).toBe(0)
    expect(members.flatMap(({ seen }) => seen).filter((one) => one.event === 'refused')).toEqual([])
    const sent = server.requests.map(({ form }) => form['refresh_token'])
    expect(new Set(sent).size).toBe(sent.length)
  })

  it('is named as interrupted when the process is killed -9 between the answer and the store, and a sign-in repairs it', async () => {
    const { server, refreshToken, start, stored } = await setUp({})
    const killed = start({ hangsAfterAnswer: true })
    await killed.until('answered')
    await killed.kill()

    const next = start()
    const refused = await next.until('refused')
    await next.kill()
    const repaired = start({ refreshToken: server.signIn() })
    const rotated = await repaired.until('rotated')

    expect(refused).toEqual({ event: 'refused', code: 'TOKEN_SIGN_IN', reason: 'interrupted' })
    expect(server.requests.slice(0, 2).map(({ form }) => form['refresh_token'])).toEqual([refreshToken, refreshToken])
    expect(rotated).toMatchObject({ generation: 1 })
    expect(await stored()).toMatchObject({ refreshToken: { isSent: false } })
  })

  it('survives that kill when the server forgives one reuse', async () => {
    const { server, start } = await setUp({ reuses: 1 })
    const killed = start({ hangsAfterAnswer: true })
    await killed.until('answered')
    await killed.kill()

    const rotated = await start().until('rotated')

    expect(rotated).toMatchObject({ generation: 1, secret: 'access-2' })
    expect(server.reused()).toBe(1)
  })

  it('is not sent again by a process that still has an older sign-in', async () => {
    const { server, start } = await setUp({ lifeS: 30 })
    const old = start()
    await old.until('rotated')
    const newer = start({ refreshToken: server.signIn() })
    await newer.until('rotated')

    await old.until('rotated', 4)

    expect(server.reused()).toBe(0)
    expect([...old.seen, ...newer.seen].filter((one) => one.event === 'refused')).toEqual([])
  })
})
