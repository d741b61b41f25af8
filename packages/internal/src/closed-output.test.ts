import { expect, it, onTestFinished, vi } from 'vitest'
import { endAfterOutput } from './closed-output.ts'

it('calls the handlers of SIGTERM when the reader has gone, and sends no signal, which would end a process on Windows', () => {
  const others = process.listeners('SIGTERM')
  const stop = vi.fn()
  const kill = vi.spyOn(process, 'kill')
  process.removeAllListeners('SIGTERM').once('SIGTERM', stop)
  onTestFinished(() => {
    kill.mockRestore()
    process.removeAllListeners('SIGTERM')
    for (const other of others) process.on('SIGTERM', other)
  })

  endAfterOutput(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))

  expect(stop).toHaveBeenCalledOnce()
  expect(kill).not.toHaveBeenCalled()
})
