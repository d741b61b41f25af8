import type { Token, TokenSource } from '@stockeye/token-manager'
import { describe, expect, it } from 'vitest'
import { createTokenSessions, type SessionBuilt } from './token-session.ts'

const token = (generation: number): Token => ({
  secret: `secret-${generation}`,
  generation,
  issuedAt: 0,
  expiresAt: 1,
  fingerprint: `${generation}`,
})

/** Creates a token source whose rotations the test triggers, and connections that report their close. */
function start({ close: closeOne = async (_session: number) => {} } = {}) {
  let current = token(1)
  let announce: (rotation: { token: Token; previous: Token; cause: 'issued' }) => unknown = () => {}
  const tokens: TokenSource = {
    get: async () => current,
    reject: async () => {},
    on(_event, listener) {
      announce = listener as typeof announce
      return () => {}
    },
  }
  const closed: number[] = []
  const built: SessionBuilt[] = []
  const sessions = createTokenSessions({
    tokens,
    connect() {
      const number = built.length
      const close = () => {
        closed.push(number)
        return closeOne(number)
      }
      return { fetch: () => Promise.reject(new Error('not used')), close }
    },
    onBuilt: (it) => built.push(it),
  })
  const rotate = () => {
    const previous = current
    current = token(previous.generation + 1)
    announce({ token: current, previous, cause: 'issued' })
  }
  return { sessions, built, closed, rotate }
}

describe('a session', () => {
  it('is rebuilt at the rotation, and not at the next call', async () => {
    const { sessions, built, rotate } = start()
    await sessions.ready(undefined)
    const before = sessions.newest()

    rotate()

    expect(built).toEqual([{ generation: 1 }, { generation: 2, replaces: 1 }])
    expect(sessions.newest().token.generation).toBe(2)
    expect(sessions.newest().connection).not.toBe(before.connection)
  })

  it('is built once for a token, however many calls ask for it', async () => {
    const { sessions, built } = start()

    await Promise.all([sessions.ready(undefined), sessions.ready(undefined), sessions.ready(undefined)])

    expect(built).toEqual([{ generation: 1 }])
  })

  it('opens no connection for a token that comes after the close', async () => {
    const { sessions, built } = start()
    const late = sessions.ready(undefined)

    await sessions.close()
    await late

    expect(built).toEqual([])
  })

  it('closes its own connections when it is retired, and leaves its successor’s open', async () => {
    const { sessions, closed, rotate } = start()
    await sessions.ready(undefined)

    rotate()
    expect(closed).toEqual([0])

    await sessions.close()
    expect(closed).toEqual([0, 1])
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('closed already'))],
    [
      'throws',
      () => {
        throw new Error('closed already')
      },
    ],
    // Untyped code.
    ['returns no promise', () => JSON.parse('null')],
  ])('replaces one whose close %s, and the process goes on', async (_how, close) => {
    const { sessions, built, closed, rotate } = start({ close })
    await sessions.ready(undefined)

    // An error that no one handles would fail the run of the tests.
    rotate()
    await sessions.close()

    expect(built).toHaveLength(2)
    expect(closed).toEqual([0, 1])
  })
})
