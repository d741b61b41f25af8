import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { compileCache } from './compile-cache.ts'

/** Flags of `node` for a process that runs the workspace's sources. */
export const sourceFlags: readonly string[] = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']

export interface ProgramOptions {
  /** Environment of the process, in addition to PATH. */
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly cwd?: string
}

/** A process of a program, as an operator starts it. */
export interface Program {
  /** Returns all that it has printed, stdout and stderr. */
  output(): string
  /** Resolves with the first match in its output. Rejects when the process ends before that. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  type(text: string): void
  /** Closes its input. */
  endInput(): void
  /** Sends it a signal. */
  signal(name: 'SIGINT' | 'SIGTERM'): void
  /** Ends it. Resolves with the exit code, or with the name of the signal that killed it. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | string>
  /** Resolves with the exit code, or with the name of the signal that killed it. */
  readonly exited: Promise<number | string>
}

/** Starts a TypeScript program of the workspace. It is killed when the test ends. */
export const startProgram = (file: URL, options: ProgramOptions = {}): Program =>
  startCommand(sourceCommand(file, options), options)

/** Starts a command. It is killed when the test ends. */
export function startCommand(command: readonly string[], options: Omit<ProgramOptions, 'args'> = {}): Program {
  const child = spawnCommand(command, options)
  const exited = once(child, 'close').then(([code, signal]): number | string => code ?? signal)
  const listeners = new Set<() => void>()
  let output = ''
  const read = (chunk: unknown) => {
    output += chunk
    for (const listener of listeners) listener()
  }
  child.stdout?.setEncoding('utf8').on('data', read)
  child.stderr?.setEncoding('utf8').on('data', read)

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
        void exited.then(() => reject(new Error(`${command.join(' ')} has ended, and printed: ${output}`)))
      }),
    type: (text) => void child.stdin?.write(text),
    endInput: () => void child.stdin?.end(),
    signal: (name) => void child.kill(name),
    end,
    exited,
  }
}

/** Runs a TypeScript program of the workspace to its end. `code` is its exit code, or the name of the signal that killed it. */
export async function runProgram(
  file: URL,
  options: ProgramOptions = {},
): Promise<{ readonly code: number | string; readonly stdout: string; readonly stderr: string }> {
  const child = spawnCommand(sourceCommand(file, options), options)
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  const [code, signal] = await once(child, 'close')
  return { code: code ?? signal, stdout, stderr }
}

const sourceCommand = (file: URL, { args = [] }: ProgramOptions): readonly string[] => [
  process.execPath,
  ...sourceFlags,
  fileURLToPath(file),
  ...args,
]

function spawnCommand([file = '', ...args]: readonly string[], { env = {}, cwd = '.' }: ProgramOptions): ChildProcess {
  // The environment of the test does not reach the program.
  const bare = { PATH: process.env['PATH'] ?? '', ...compileCache }
  return spawn(file, args, { cwd, env: { ...bare, ...env } })
}
