import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import type { TokenListenerError } from '../errors.ts'
import { createListeners } from './listeners.ts'

const rotation = {
  token: { secret: 'secret', fingerprint: 'fingerprint', generation: 1, issuedAt: 0, expiresAt: 1 },
  cause: 'issued',
} as const
const create = () => createListeners({ clock: systemClock, report: () => undefined })

describe('inside, with several managers', () => {
  it('returns the event of the listener that calls, also inside a listener of another manager', async () => {
    const [first, second] = [create(), create()]
    const seen: unknown[] = []
    second.add('rotated', () => void seen.push(first.inside(), second.inside()), {})
    first.add('rotated', () => second.emit('rotated', rotation), {})

    await first.emit('rotated', rotation)

    expect(seen).toEqual(['rotated', 'rotated'])
    expect([first.inside(), second.inside()]).toEqual([undefined, undefined])
  })

  it('returns no event of another manager, and none of a listener that has ended', async () => {
    const [first, second] = [create(), create()]
    const later = Promise.withResolvers<void>()
    const seen: unknown[] = []
    let outlived = Promise.resolve()
    first.add(
      'rotated',
      () => {
        seen.push(second.inside())
        outlived = later.promise.then(() => void seen.push(first.inside()))
      },
      {},
    )

    await first.emit('rotated', rotation)
    later.resolve()
    await outlived

    expect(seen).toEqual([undefined, undefined])
  })
})

describe('a listener', () => {
  it('is not called with the next event when it is removed during a call', async () => {
    const listeners = create()
    const ended = Promise.withResolvers<void>()
    let calls = 0
    const { remove } = listeners.add(
      'rotated',
      () => {
        calls += 1
        return ended.promise
      },
      {},
    )
    const emitted = [listeners.emit('rotated', rotation), listeners.emit('rotated', rotation)]

    await settle()
    remove()
    ended.resolve()
    await Promise.all(emitted)

    expect(calls).toBe(1)
  })

  it('is waited for 5 s when it is added later and hangs', async () => {
    const clock = fakeClock()
    const reports: TokenListenerError[] = []
    const listeners = createListeners({ clock, report: (error) => void reports.push(error) })
    const { caughtUp } = listeners.add('rotated', () => new Promise(() => undefined), { rotated: rotation })
    let isOver = false
    void caughtUp?.then(() => {
      isOver = true
    })

    await clock.advance(4_999)
    const before = isOver
    await clock.advance(1)

    expect([before, isOver]).toEqual([false, true])
    expect(reports).toMatchObject([{ code: 'TOKEN_LISTENER', event: 'rotated' }])
  })
})

describe('a report that throws or rejects', () => {
  const failed = new Error('the log is full')
  const reports: [string, (error: TokenListenerError) => void][] = [
    [
      'throws',
      () => {
        throw failed
      },
    ],
    ['rejects', () => Promise.reject(failed)],
  ]

  /** Returns listeners with the report, and the warnings of the process. */
  function reporting(report: (error: TokenListenerError) => void) {
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    onTestFinished(() => warn.mockRestore())
    const clock = fakeClock()
    const listeners = createListeners({ clock, report })
    return { clock, listeners, warned: () => warn.mock.calls.flat() }
  }

  it.each(reports)(
    'keeps no listener from the next event, and makes the process warn of the listener: %s',
    async (_, report) => {
      const { listeners, warned } = reporting(report)
      const generations: number[] = []
      listeners.add(
        'rotated',
        ({ token }) => {
          generations.push(token.generation)
          throw new Error('cannot rebuild')
        },
        {},
      )

      await listeners.emit('rotated', rotation)
      await listeners.emit('rotated', { ...rotation, token: { ...rotation.token, generation: 2 } })

      expect(generations).toEqual([1, 2])
      expect(warned()).toMatchObject([{ code: 'TOKEN_LISTENER' }, { code: 'TOKEN_LISTENER' }])
    },
  )

  it.each(reports)('does not reject the wait for a listener that hangs: %s', async (_, report) => {
    const { clock, listeners, warned } = reporting(report)
    listeners.add('rotated', () => new Promise(() => undefined), {})

    const emitted = listeners.emit('rotated', rotation)
    await clock.advance(5_000)

    await expect(emitted).resolves.toBeUndefined()
    expect(warned()).toMatchObject([{ code: 'TOKEN_LISTENER', event: 'rotated' }])
  })
})
