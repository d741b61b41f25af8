import { describe, expect, it } from 'vitest'
import { inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { KisNoTokenError, KisRefusedError, KisUnreachableError } from '../errors.ts'
import { createSteppedClock } from '../simulator/clocks/stepped.ts'
import type { Admit } from './admission.ts'
import { beforeSend, type SendOptions } from './before-send.ts'
import { createSend } from './send.ts'

const read = { method: 'GET', target: '/price', trId: 'A' } as const
const write = { method: 'POST', target: '/order', trId: 'A', body: '{}' } as const
const response = { body: { rt_cd: '0' }, continuation: null }
const deadToken = new KisRefusedError('[EGW00123] expired', { messageCode: 'EGW00123' })
const lost = new KisUnreachableError('the connection to KIS failed')

/** Creates the loop over stages that fail with `errors`, one an attempt, and then succeed. */
function start(errors: readonly Error[], admit: Admit = async () => () => {}) {
  const clock = createSteppedClock(0)
  const attempts: { readonly number: number; readonly at: number }[] = []
  const failed: unknown[] = []
  let hasLeft = false
  const send = createSend({
    admit,
    attempt: async () => {
      hasLeft = true
      const error = errors[attempts.length - 1]
      if (error !== undefined) throw error
      return response
    },
    startReport: (_endpoint, _request, number) => {
      attempts.push({ number, at: clock.now() })
      return { sent() {}, received() {}, answered() {}, failed: (error) => failed.push(error) }
    },
    untilClosing: (signal, act) => act(signal ?? new AbortController().signal),
    clock,
  })
  return {
    send: (request: Parameters<typeof send>[1], options?: SendOptions) =>
      clock.settle(send(inquirePrice, request, options)),
    attempts,
    failed,
    hasLeft: () => hasLeft,
  }
}

describe('send', () => {
  it('sends a read again after 250, 500, 1000 and 2000 ms, and then throws its error', async () => {
    const { send, attempts } = start(Array(9).fill(lost))

    await expect(send(read)).rejects.toBe(lost)

    expect(attempts.map(({ at }) => at)).toEqual([0, 250, 750, 1_750, 3_750])
    expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  it('sends a read once more, at once, when KIS rejects its token', async () => {
    const { send, attempts } = start([deadToken])

    await expect(send(read)).resolves.toBe(response)

    expect(attempts.map(({ at }) => at)).toEqual([0, 0])
  })

  it('throws the second rejection of a token', async () => {
    const { send, attempts } = start([deadToken, deadToken])

    await expect(send(read)).rejects.toBe(deadToken)

    expect(attempts).toHaveLength(2)
  })

  it.each([
    ['a lost connection', lost],
    ['a rejected token', deadToken],
  ])('sends a write once, at %s', async (_what, error) => {
    const { send, attempts } = start([error])

    await expect(send(write)).rejects.toBe(error)

    expect(attempts).toHaveLength(1)
  })

  it('sends a request after its own check alone, which comes when it has its turn', async () => {
    const steps: string[] = []
    const { send } = start([], async () => {
      steps.push('turn')
      return () => steps.push('released')
    })

    const check = async () => void steps.push('check')
    await send(write, { [beforeSend]: check })

    expect(steps).toEqual(['turn', 'check'])
  })

  it('reports a request whose own check rejects, sends nothing, and releases its turn', async () => {
    const error = new Error('not any more')
    let released = 0
    const { send, failed, hasLeft } = start([], async () => () => {
      released += 1
    })

    await expect(send(write, { [beforeSend]: () => Promise.reject(error) })).rejects.toBe(error)

    expect({ failed, released, hasLeft: hasLeft() }).toEqual({ failed: [error], released: 1, hasLeft: false })
  })

  it('ends a check that does not end with the signal, and releases the turn', async () => {
    const stop = new AbortController()
    const halted = new Error('halted')
    let released = 0
    const { send } = start([], async () => () => {
      released += 1
    })
    const never = () => {
      stop.abort(halted)
      return new Promise<never>(() => undefined)
    }

    await expect(send(write, { signal: stop.signal, [beforeSend]: never })).rejects.toBe(halted)

    expect(released).toBe(1)
  })

  it('reports a request that was not admitted', async () => {
    const error = new KisNoTokenError('no token')
    const { send, failed } = start([], () => Promise.reject(error))

    await expect(send(read)).rejects.toBe(error)

    expect(failed).toEqual([error])
  })
})
