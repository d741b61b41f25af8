import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { isTimerMs, longestTimerMs, machineClock } from './clock.ts'
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

describe('isTimerMs', () => {
  it('accepts the spans that a timer of Node can wait, and nothing else', () => {
    // Node fires a timer of 2 ** 31 ms and more after 1 ms.
    expect([0, 1, longestTimerMs].map((ms) => isTimerMs(ms, 0))).toEqual([true, true, true])
    expect([0, -1, 2 ** 31, Number.NaN, '5', undefined].map((ms) => isTimerMs(ms, 1))).toEqual(Array(6).fill(false))
  })
})
