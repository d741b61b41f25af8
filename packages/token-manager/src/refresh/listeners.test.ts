import { describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
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
