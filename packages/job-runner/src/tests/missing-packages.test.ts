import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'

const home = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program of a user who has installed this package, and of the optional peer dependencies those that are named. @returns its output */
async function runWith(installed: readonly string[], program: string): Promise<string> {
  const folder = tempFolder('peers')
  cpSync(join(home, 'src'), join(folder, 'src'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['croner', 'eventemitter3', 'zod', '@stockeye', ...installed]) {
    symlinkSync(join(home, 'node_modules', name), join(folder, 'node_modules', name))
  }
  const path = join(folder, 'program.ts')
  writeFileSync(path, program)
  const { stdout, stderr } = await runProgram(pathToFileURL(path))
  return stdout + stderr
}

describe('a missing package', () => {
  it.each([
    { missing: 'ioredis', installed: [] },
    { missing: 'bullmq', installed: ['ioredis'] },
  ])('$missing is named by the start of a runner on bullmqBackend', async ({ missing, installed }) => {
    const output = await runWith(
      installed,
      `
      import { bullmqBackend } from './src/bullmq.ts'
      import { createJobRunner } from './src/index.ts'
      const jobs = createJobRunner({ backend: bullmqBackend({ redis: 'redis://127.0.0.1:1' }) })
      const error = await jobs.start().catch((e) => e)
      console.log(error.code, error.message)
      `,
    )

    expect(output).toBe(`JOB_BACKEND bullmqBackend needs ${missing}: npm install ioredis bullmq\n`)
  })
})
