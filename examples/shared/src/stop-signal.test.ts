import { describe, expect, it, onTestFinished } from 'vitest'
import { aborted, stopSignal } from './stop-signal.ts'

const name = 'SIGHUP'

/** Returns a stop signal whose handlers end with the test. */
function signalOfTest(): AbortSignal {
  const before = process.listeners(name)
  onTestFinished(() => {
    for (const handler of process.listeners(name)) if (!before.includes(handler)) process.off(name, handler)
  })
  return stopSignal('the test stops')
}

describe('stopSignal', () => {
  it('aborts with its message at the first signal, and keeps the process from ending at the second', () => {
    const signal = signalOfTest()
    const handlers = process.listenerCount(name)

    process.emit(name, name)
    const { reason } = signal
    process.emit(name, name)

    expect(reason).toMatchObject({ message: 'the test stops' })
    expect(signal.reason).toBe(reason)
    // Without a handler a signal ends the process.
    expect(process.listenerCount(name)).toBe(handlers)
  })
})

describe('aborted', () => {
  it.each(['before', 'after'])('resolves for a signal that aborts %s the call', async (when) => {
    const stopping = new AbortController()
    if (when === 'before') stopping.abort()

    const seen = aborted(stopping.signal)
    stopping.abort()

    await expect(seen).resolves.toBeUndefined()
  })
})
