import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, onTestFinished, vi } from 'vitest'
import { z } from 'zod'

export const hangingJobId = 'hanging'
export const quickJobId = 'quick'

export interface MemberCommand {
  readonly do: 'trigger' | 'fill-disk' | 'empty-disk'
  readonly jobId?: string
}

/** What a member sees and tells. */
export interface Seen {
  readonly event: 'ready' | 'disk-is-full' | 'accepted' | 'refused' | 'begun' | 'ended' | 'trouble'
  readonly runId?: string
  readonly code?: string
}

const seenSchema: z.ZodType<Seen> = z.object({
  event: z.enum(['ready', 'disk-is-full', 'accepted', 'refused', 'begun', 'ended', 'trouble']),
  runId: z.string().exactOptional(),
  code: z.string().exactOptional(),
})

export interface Member {
  /** In order. */
  readonly seen: readonly Seen[]
  tell(what: MemberCommand): void
  /** Waits until it has seen something like it. */
  until(event: Seen['event']): Promise<Seen>
  kill(): void
}

const program = fileURLToPath(new URL('./member.test-kit.ts', import.meta.url))
const onItsOwnDisk = 'mount -t tmpfs -o size=1m,mode=700 tmpfs "$0" && exec "$@"'

/** A process with a runner on the file; it ends with the test. */
export function startMember(path: string, { hasOwnDisk = false }: { readonly hasOwnDisk?: boolean } = {}): Member {
  const command = [
    process.execPath,
    '--conditions=@stockeye/source',
    '--disable-warning=ExperimentalWarning',
    program,
    path,
  ]
  const folder = dirname(path)
  if (hasOwnDisk) mkdirSync(folder)
  const wrapped = hasOwnDisk ? ['unshare', '-rm', 'sh', '-c', onItsOwnDisk, folder, ...command] : command
  const child = spawn(wrapped[0] ?? '', wrapped.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const seen: Seen[] = []
  child.on('message', (message) => seen.push(seenSchema.parse(message)))
  return {
    seen,
    tell: (what) => void child.send(what),
    async until(event) {
      // The time is a guard against a hang, as the test's own is.
      const one = await vi.waitUntil(
        () => {
          const found = seen.find((one) => one.event === event)
          if (found === undefined && child.exitCode !== null) throw new Error(`it has ended, and has not seen ${event}`)
          return found
        },
        { timeout: 55_000, interval: 5 },
      )
      assert(one)
      return one
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** A path in a directory that is not there yet, within one that goes with the test. */
export function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'data', 'jobs.db')
}

/** Whether this machine lets us make a small disk of our own. Where it does not, and everything is required, a test fails. */
export const hasOwnDisks = (): boolean =>
  process.env.STOCKEYE_REQUIRE_ALL !== undefined ||
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0
