import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { withEither } from './either-signal.ts'

describe('withEither', () => {
  it.each([
    ['resolves', () => Promise.resolve('done')],
    ['rejects', () => Promise.reject(new Error('failed'))],
  ])('leaves no listener on either signal when the action %s', async (_how, act: () => Promise<string>) => {
    const one = new AbortController().signal
    const other = new AbortController().signal
    let during = 0

    await withEither(one, other, () => {
      during = getEventListeners(one, 'abort').length + getEventListeners(other, 'abort').length
      return act()
    }).catch(() => undefined)

    expect(during).toBe(2)
    expect(getEventListeners(one, 'abort')).toEqual([])
    expect(getEventListeners(other, 'abort')).toEqual([])
  })

  it.each([
    ['one', 0],
    ['the other', 1],
  ])('aborts the action with the reason of %s', async (_which, index) => {
    const controllers = [new AbortController(), new AbortController()] as const
    const reason = new Error('enough')

    const seen = await withEither(controllers[0].signal, controllers[1].signal, async (signal) => {
      controllers[index]?.abort(reason)
      return signal.reason
    })

    expect(seen).toBe(reason)
  })

  it.each([
    ['one', 0],
    ['the other', 1],
  ])('starts the action with an aborted signal when %s was aborted before', async (_which, index) => {
    const reason = new Error('enough')
    const signals = [new AbortController().signal, new AbortController().signal] as const
    const [one, other] = index === 0 ? [AbortSignal.abort(reason), signals[1]] : [signals[0], AbortSignal.abort(reason)]

    const seen = await withEither(one, other, async (signal) => signal.reason)

    expect(seen).toBe(reason)
  })
})
