import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A process of its own, as an operator starts it. */
export interface Program {
  /** What it has printed so far. */
  output(): string
  /** What was printed that `pattern` finds, once it is. Rejects when the process has ended before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  type(text: string): void
  /** Its input ends. */
  endInput(): void
  /** Settles when it has gone. @returns the exit code; null after a signal that it did not catch */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** @returns the exit code */
  readonly exited: Promise<number | null>
}

const mains = { api: '../../../api/src/main.ts', worker: '../../../api/src/worker.ts', bot: '../main.ts' }
const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
// Loading what it runs is most of its start.
const bare = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'example-bot-compile-cache') }

/** Nothing of the test's own environment reaches it. It ends with the test at the latest. */
export function startProgram(
  name: keyof typeof mains,
  env: Readonly<Record<string, string>>,
  { cwd = '.', args = [] }: { readonly cwd?: string; readonly args?: readonly string[] } = {},
): Program {
  const main = fileURLToPath(new URL(mains[name], import.meta.url))
  const child = spawn(process.execPath, [...flags, main, ...args], { cwd, env: { ...bare, ...env } })
  const exited = once(child, 'close').then(() => child.exitCode)
  const listeners = new Set<() => void>()
  let output = ''
  const hear = (chunk: unknown) => {
    output += chunk
    for (const look of listeners) look()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)

  async function end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
    child.kill(signal)
    return exited
  }

  onTestFinished(async () => void (await end('SIGKILL')))

  return {
    output: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output)
          if (found === null) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
        void exited.then(() => reject(new Error(`${name} has ended, and printed: ${output}`)))
      }),
    type: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    end,
    exited,
  }
}
