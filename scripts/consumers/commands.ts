import { execFile, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import type { Runtime } from './matrix.ts'

// npx gives its own settings to all that it starts; a consumer's npm does not have them.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')))
// The limit only guards against a hang: a command takes seconds.
const timeout = 300_000

/** Runs a command to its end. Rejects with its output when it fails. @returns its stdout */
export async function run([file = '', ...args]: readonly string[], cwd = '.'): Promise<string> {
  try {
    return (await promisify(execFile)(file, args, { cwd, env, timeout, maxBuffer: 64e6 })).stdout
  } catch (error) {
    const { stdout, stderr } = Object.assign({ stdout: '', stderr: '' }, error)
    throw new Error(`${basename(file)} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** Returns the command that starts a runtime, which npx installs. */
export async function commandOf(runtime: Runtime): Promise<readonly string[]> {
  const [name = '', version = ''] = runtime.split('@')
  const isOwn = name === 'node' && process.version.startsWith(`v${version}.`)
  // pnpm is beside Node as in the root scripts, so that npx finds it in its cache.
  const packages = name === 'node' ? ['-p', runtime, '-p', 'pnpm@12'] : ['-p', runtime]
  const path = isOwn ? process.execPath : await run(['npx', '--yes', ...packages, '--', 'which', name], tmpdir())
  return [path.trim(), ...(name === 'deno' ? ['run', '--allow-all'] : [])]
}

export interface Ending {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a program.
 *
 * @param options.until returns whether the program gets SIGTERM after this output; without it, it ends by itself
 */
export function runProgram(
  [file = '', ...args]: readonly string[],
  options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string>>
    readonly until?: ((stdout: string) => boolean) | undefined
  },
): Promise<Ending> {
  const { cwd, until } = options
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { PATH: env['PATH'], ...options.env }, timeout, killSignal: 'SIGKILL' })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk
      if (!child.killed && until?.(stdout)) child.kill('SIGTERM')
    })
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
