import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import type { TimeScale } from './scaled-clock.test-kit.ts'

export interface MemberOptions {
  /** The SQLite file that all share. */
  readonly path: string
  /** Of the issuer. */
  readonly url: string
  readonly scale: TimeScale
  /** On the members' clock. */
  readonly leastIntervalMs: number
  /** Kills itself with this chance between any two steps of a refresh. */
  readonly chaos?: { readonly seed: number; readonly chance: number }
  /** Stops itself, as SIGSTOP does, when the issuer has answered and nothing is stored yet. */
  readonly stopAfterAnswer?: boolean
  /** Waits there, awake, until the command `go-on`. */
  readonly pauseAfterAnswer?: boolean
}

export interface MemberCommand {
  readonly do:
    | 'get'
    | 'reject'
    | 'work'
    | 'calm-down'
    | 'go-on'
    | 'fill-disk'
    | 'empty-disk'
    | 'restart-full'
    | 'restart-read-only'
    | 'mend-disk'
    | 'close'
  /** Before it does so its clock jumps, and nothing that a timer does comes in between. */
  readonly jumpMs?: number | undefined
}

/** Events that a member reports. */
export type Seen =
  | { readonly event: 'ready' | 'asks' | 'answered' | 'disk-is-full' }
  | { readonly event: 'write'; readonly isWritten: boolean }
  | { readonly event: 'rotated'; readonly generation: number; readonly fingerprint: string; readonly cause: string }
  | { readonly event: 'got'; readonly generation: number; readonly fingerprint: string; readonly isExpired: boolean }
  | { readonly event: 'refused' | 'refresh-failed'; readonly code: string }

const tokenSchema = z.object({ generation: z.int(), fingerprint: z.string() })
const seenSchema: z.ZodType<Seen> = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['ready', 'asks', 'answered', 'disk-is-full']) }),
  z.object({ event: z.literal('write'), isWritten: z.boolean() }),
  tokenSchema.extend({ event: z.literal('rotated'), cause: z.string() }),
  tokenSchema.extend({ event: z.literal('got'), isExpired: z.boolean() }),
  z.object({ event: z.enum(['refused', 'refresh-failed']), code: z.string() }),
])

export interface Member {
  /** In order. */
  readonly seen: readonly Seen[]
  send(what: MemberCommand['do'], jumpMs?: number): void
  /** Waits until it has seen something like it, `times` times. */
  until(event: Seen['event'], times?: number): Promise<Seen>
  signal(signal: 'SIGKILL' | 'SIGCONT'): void
  hasExited(): boolean
}

const tickMs = 2
const mostTickMs = 20
const program = fileURLToPath(new URL('./member.test-kit.ts', import.meta.url))
const onItsOwnDisk = 'mount -t tmpfs -o size=1m,mode=700 tmpfs "$0" && exec "$@"'

/** A process with a manager on the shared store; it ends with the test. */
export function startMember(options: MemberOptions, { disk = 'shared' }: { disk?: 'shared' | 'own' } = {}): Member {
  const node = [process.execPath, '--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', program]
  const command = [...node, JSON.stringify(options)]
  const folder = dirname(options.path)
  if (disk === 'own') mkdirSync(folder)
  const wrapped = disk === 'own' ? ['unshare', '-rm', 'sh', '-c', onItsOwnDisk, folder, ...command] : command
  const child = spawn(wrapped[0] ?? '', wrapped.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    // Until it has ended it may still make a file, just where its folder is being removed.
    await exited
  })
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  const seen: Seen[] = []
  child.on('message', (message) => seen.push(seenSchema.parse(message)))
  return {
    seen,
    send(what, jumpMs) {
      const command: MemberCommand = { do: what, jumpMs }
      // A member that has just died cannot receive it.
      child.send(command, () => undefined)
    },
    async until(event, times = 1) {
      const found = () => {
        const one = seen.filter((one) => one.event === event)[times - 1]
        if (one === undefined && hasExited()) throw new Error(`the member has ended, and has not seen ${event}`)
        return one
      }
      // The time is a guard against a hang, as the test's own is.
      const one = await vi.waitUntil(found, { timeout: 55_000, interval: 5 })
      assert(one)
      return one
    },
    signal: (signal) => void child.kill(signal),
    hasExited,
  }
}

/**
 * Time that goes by `speed` times as fast as the machine's, while the test goes on: a machine that stands still for
 * seconds, or is too busy, stops it for everybody, and no answer is late for that.
 */
export function startTime({ speed }: { readonly speed: number }): TimeScale {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-time-'))
  const file = join(folder, 'now')
  const descriptor = openSync(file, 'w')
  const shown = new Float64Array([Date.now()])
  const show = () => writeSync(descriptor, shown, 0, shown.byteLength, 0)
  let beforeMs = performance.now()
  const ticking = setInterval(() => {
    const passedMs = performance.now() - beforeMs
    beforeMs += passedMs
    shown[0] = (shown[0] ?? 0) + Math.min(passedMs, mostTickMs) * speed
    show()
  }, tickMs)
  show()
  onTestFinished(() => {
    clearInterval(ticking)
    closeSync(descriptor)
    rmSync(folder, { recursive: true })
  })
  return { file, speed }
}

/** A path in a directory that is not there yet, within one that goes with the test. */
export function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'tokens', 'tokens.db')
}

/** Whether this machine lets us make a small disk of our own. Where it does not, and everything is required, a test fails. */
export const hasOwnDisks = (): boolean =>
  process.env.STOCKEYE_REQUIRE_ALL !== undefined ||
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0
