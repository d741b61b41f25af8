import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { machineClock } from './clock.ts'
import { wait } from './wait.ts'

describe('machineClock', () => {
  it('waits, and stops waiting with the reason of a signal', async () => {
    const stop = new AbortController()

    await wait(machineClock, 1, stop.signal)
    const stopped = wait(machineClock, 60_000, stop.signal)
    stop.abort(new Error('enough'))

    await expect(stopped).rejects.toThrow('enough')
  })

  it.each([
    ['keeps the process alive until a timer fires', '{}', 'fired'],
    ['does not keep the process alive for a background timer', '{ background: true }', ''],
  ])('%s', (_title, options, printed) => {
    const url = JSON.stringify(new URL('clock.ts', import.meta.url))
    const timer = `machineClock.setTimeout(() => console.log('fired'), 50, ${options})`
    const program = `import(${url}).then(({ machineClock }) => { ${timer} })`

    const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program])

    expect(String(output).trim()).toBe(printed)
  })
})
