import { inspect } from 'node:util'
import { type Token, TokenClosedError } from '@stockeye/token-manager'
import { describe, expect, it } from 'vitest'
import type { TokenSession } from '../connection/token-session.ts'
import { KisUnreachableError } from '../errors.ts'
import type { Pacer, TurnOptions } from '../pacing/pacer.ts'
import { createAdmit } from './admission.ts'

const rate = { limit: 18, windowMs: 1_000 }
const read = { method: 'GET', target: '/uapi/domestic-stock/v1/quotations/inquire-price', trId: 'A' } as const
const balance = { method: 'GET', target: '/uapi/domestic-stock/v1/trading/inquire-balance?CANO=1', trId: 'A' } as const
const write = { method: 'POST', target: '/uapi/domestic-stock/v1/trading/order-cash', trId: 'A', body: '{}' } as const
const never = new AbortController().signal

const sessionOf = (generation: number): TokenSession => {
  const token: Token = { secret: 'the token', generation, issuedAt: 0, expiresAt: 1, fingerprint: 'f' }
  return { token, connection: { fetch: () => Promise.reject(new Error('not used')), close: () => Promise.resolve() } }
}

/** Creates the stage with a session and a pacer of the test. */
function start({ ready = async () => {}, turn }: { ready?: () => Promise<void>; turn?: Pacer['turn'] } = {}) {
  const turns: { key: string; options: TurnOptions }[] = []
  const state = { session: sessionOf(1), released: 0 }
  const grant: Pacer['turn'] = async (key, options) => {
    turns.push({ key, options })
    return () => {
      state.released += 1
    }
  }
  const sessions = { ready, newest: () => state.session }
  const admit = createAdmit({ sessions, pacer: { turn: turn ?? grant }, rate, paceKey: 'paper/f', secrets: ['hush'] })
  return { admit, turns, state }
}

describe('admit', () => {
  it.each([
    ['an order', write, { priority: 'order', accountRead: false }],
    ['a read of the market', read, { priority: 'query', accountRead: false }],
    ['a read of the account', balance, { priority: 'query', accountRead: true }],
  ] as const)('asks the pacer for the turn of %s', async (_what, request, expected) => {
    const { admit, turns } = start()

    await admit(request, never)

    expect(turns).toEqual([{ key: 'paper/f', options: { rate, signal: never, ...expected } }])
  })

  it('returns the session that is newest after the turn', async () => {
    const { admit, state } = start({
      turn: async () => {
        state.session = sessionOf(2)
        return () => {}
      },
    })

    const { session } = await admit(read, never)

    expect(session.token.generation).toBe(2)
  })

  it('asks for no turn before there is a token', async () => {
    const { admit, turns } = start({ ready: () => Promise.reject(new Error('no token')) })

    await expect(admit(read, never)).rejects.toMatchObject({ code: 'KIS_NO_TOKEN', outcome: 'not-sent' })
    expect(turns).toEqual([])
  })

  it('keeps the error of the token manager as the cause', async () => {
    const cause = new TokenClosedError()
    const { admit } = start({ ready: () => Promise.reject(cause) })

    await expect(admit(read, never)).rejects.toMatchObject({ code: 'KIS_NO_TOKEN', cause })
  })

  it('keeps of the error of another token source only names and codes, since the rest may hold a secret', async () => {
    const own = Object.assign(new Error('the token abc was refused'), { code: 'E_VAULT', request: 'Bearer abc' })
    const { admit } = start({ ready: () => Promise.reject(own) })

    const error = await admit(read, never).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ message: 'no usable token: Error E_VAULT' })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('abc')
  })

  it('throws the reason of the signal that ends the wait for a token', async () => {
    const reason = new Error('enough')
    const { admit } = start({ ready: () => Promise.reject(new Error('aborted')) })

    await expect(admit(read, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('hides secrets in the error of a pacer', async () => {
    const { admit } = start({
      turn: () => Promise.reject(new KisUnreachableError('no turn', { cause: new Error('hush was refused') })),
    })

    await expect(admit(read, never)).rejects.toMatchObject({
      code: 'KIS_UNREACHABLE',
      cause: { message: '****** was refused' },
    })
  })
})
