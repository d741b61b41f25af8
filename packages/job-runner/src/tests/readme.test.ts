import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { assert, expect, it, onTestFinished } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

it('runs the smallest program of the README until it is asked to end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const block = readFileSync(join(packageFolder, 'README.md'), 'utf8').match(/```ts\n(.*?)```/s)?.[1]
  const program = block?.replace('.jobs/jobs.db', join(folder, 'jobs.db'))
  assert(program)

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
    if (seen.includes('succeeded') && seen.includes('queued')) child.kill('SIGTERM')
  })
  const output = await text(child.stdout)

  expect(output.trim().split('\n').toSorted()).toEqual([
    'queued, and somebody is there to tell: true',
    '종목 마스터 갱신: succeeded { rows: 2873 }',
  ])
  expect(await exited).toEqual([0, null])
})
