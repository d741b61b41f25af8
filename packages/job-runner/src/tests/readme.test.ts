import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { assert, expect, it, onTestFinished } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the smallest program of the README, changed by `edit`, until it has printed `isEnough`. */
async function runProgram(edit: (program: string) => string, isEnough: (output: string) => boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const block = readFileSync(join(packageFolder, 'README.md'), 'utf8').match(/```ts\n(.*?)```/s)?.[1]
  assert(block)
  const program = edit(block.replace('.jobs/jobs.db', join(folder, 'jobs.db')))

  const child = spawn(
    process.execPath,
    [
      '--conditions=@stockeye/source',
      '--disable-warning=ExperimentalWarning',
      '--input-type=module-typescript',
      '-e',
      program,
    ],
    { cwd: packageFolder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  let seen = ''
  child.stdout.on('data', (chunk) => {
    seen += chunk
    if (isEnough(seen)) child.kill('SIGTERM')
  })
  const output = await text(child.stdout)
  return { lines: output.trim().split('\n'), exit: await exited }
}

const succeeded = '종목 마스터 갱신: succeeded { rows: 2873 }'

it('runs the smallest program of the README until it is asked to end', async () => {
  const { lines, exit } = await runProgram(
    (program) => program,
    (output) => output.includes('succeeded') && output.includes('queued'),
  )

  expect(lines.toSorted()).toEqual(['종목 마스터 갱신: queued', succeeded])
  expect(exit).toEqual([0, null])
})

it('prints a scheduled run of that program, too', async () => {
  const everySecond = (program: string) =>
    program.replace("{ cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }", '{ everyMs: 1_000 }')
  const withoutTrigger = (program: string) => program.replace(/^const ack .*\n.*\n/m, '')

  const { lines, exit } = await runProgram(
    (program) => withoutTrigger(everySecond(program)),
    (output) => output.includes('succeeded'),
  )

  expect(new Set(lines)).toEqual(new Set([succeeded]))
  expect(exit).toEqual([0, null])
})
