import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { isProcessAlive, processMark } from './process-mark.ts'

it('names a process that is alive', () => {
  expect(isProcessAlive(processMark())).toBe(true)
})

it('returns false once the process is killed, even if its parent has not asked for its end', async () => {
  const program = `import('${new URL('./process-mark.ts', import.meta.url)}').then(async ({ processMark }) => {
    process.stdout.write(processMark())
    setInterval(() => undefined, 1000)
  })`
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program])
  const [mark] = await once(child.stdout, 'data')
  const before = isProcessAlive(String(mark))

  child.kill('SIGKILL')
  await once(child, 'exit')

  expect([before, isProcessAlive(String(mark))]).toEqual([true, false])
})

it('returns false for another process that has got the same id', () => {
  const [pid, , space] = processMark().split('/')

  expect(isProcessAlive(`${pid}/1/${space}`)).toBe(process.platform !== 'linux')
})

it('returns true for a process of another container, which cannot be seen', () => {
  expect(isProcessAlive('999999/1/pid:[1]')).toBe(true)
})
