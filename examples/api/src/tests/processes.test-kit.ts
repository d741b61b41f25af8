import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** One of the two programs, as a process. */
export interface Program {
  /** Where it listens, once it is ready. */
  readonly url: string
  /** Everything that it has written so far. */
  output(): string
  /** Settles with its exit code, or with the signal's name. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string>
}

/** As `npm run` starts it; nothing of the test's own environment goes in. */
export function spawnProgram(
  file: 'main.ts' | 'worker.ts',
  env: Readonly<Record<string, string>>,
  ...args: string[]
): ChildProcess {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
  // Loading what it runs is most of its start.
  const bare = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: join(tmpdir(), 'example-api-compile-cache') }
  const child = spawn(process.execPath, [...flags, path, ...args], { env: { ...bare, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Settles when the program is ready, and rejects with what it printed instead. */
export async function startProgram(
  file: 'main.ts' | 'worker.ts',
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const child = spawnProgram(file, env)
  const exited = once(child, 'exit')
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      const [, ready] = /(?:API|WORKER)_READY (http:\S+?)"/.exec(output) ?? []
      if (ready !== undefined) resolve(ready)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`${file} ended: ${output}`)))
  })
  return {
    url,
    output: () => output,
    async end(signal) {
      child.kill(signal)
      const [code, killedBy] = await exited
      return code ?? killedBy
    },
  }
}

/** Runs a program that ends by itself. @returns its exit code and what it printed */
export async function runProgram(
  file: 'main.ts' | 'worker.ts',
  env: Readonly<Record<string, string>>,
  ...args: string[]
) {
  const child = spawnProgram(file, env, ...args)
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code: Number(code), stdout, stderr }
}
