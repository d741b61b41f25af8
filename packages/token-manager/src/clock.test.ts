import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { wait } from './wait.ts'

it('waits on the machine’s clock, and stops waiting with the reason of a signal', async () => {
  const stop = new AbortController()

  await wait(systemClock, 1, stop.signal)
  const stopped = wait(systemClock, 60_000, stop.signal)
  stop.abort(new Error('enough'))

  await expect(stopped).rejects.toThrow('enough')
})

it('does not hold a process open with a timer that it has set', () => {
  const url = JSON.stringify(new URL('clock.ts', import.meta.url))
  const program = `import(${url}).then(({ systemClock }) => systemClock.setTimeout(() => console.log('held'), 30_000))`

  const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program])

  expect(String(output)).toBe('')
})
