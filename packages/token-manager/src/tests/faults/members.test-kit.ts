import { dirname } from 'node:path'
import { startMemberProcess } from '@stockeye/test-kit/member'
import type { TimeScale } from '@stockeye/test-kit/shared-time'
import { assert, vi } from 'vitest'
import * as z from 'zod'

export interface MemberOptions {
  /** Path of the SQLite file that all members share. */
  readonly path: string
  /** URL of the issuer. */
  readonly url: string
  readonly scale: TimeScale
  /** Least interval of the issuer, in ms on the members' clock. */
  readonly leastIntervalMs: number
  /** Chance with which the member kills itself between any two steps of a refresh. */
  readonly chaos?: { readonly seed: number; readonly chance: number }
  /** Whether the member stops itself with SIGSTOP when the issuer has answered, before the token is stored. */
  readonly stopAfterAnswer?: boolean
  /** Whether the member waits at that point, awake, for the command `go-on`. */
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
    | 'repair-disk'
  /** Span by which the clock jumps before the command, in ms; no timer fires in between. */
  readonly jumpMs?: number | undefined
}

/** Events that a member reports. */
export type Seen =
  | { readonly event: 'ready' | 'answered' | 'disk-is-full' }
  | { readonly event: 'write'; readonly isWritten: boolean }
  | { readonly event: 'rotated'; readonly generation: number; readonly fingerprint: string; readonly cause: string }
  | { readonly event: 'got'; readonly generation: number; readonly fingerprint: string; readonly isExpired: boolean }
  | { readonly event: 'refused' | 'refresh-failed'; readonly code: string }

const tokenSchema = z.object({ generation: z.int(), fingerprint: z.string() })
const seenSchema: z.ZodType<Seen> = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['ready', 'answered', 'disk-is-full']) }),
  z.object({ event: z.literal('write'), isWritten: z.boolean() }),
  tokenSchema.extend({ event: z.literal('rotated'), cause: z.string() }),
  tokenSchema.extend({ event: z.literal('got'), isExpired: z.boolean() }),
  z.object({ event: z.enum(['refused', 'refresh-failed']), code: z.string() }),
])

export interface Member {
  /** Events so far, in order. */
  readonly seen: readonly Seen[]
  send(what: MemberCommand['do'], jumpMs?: number): void
  /** Waits until the member has reported the event `times` times. */
  until(event: Seen['event'], times?: number): Promise<Seen>
  signal(signal: 'SIGKILL' | 'SIGCONT'): void
  hasExited(): boolean
}

const program = new URL('./member.test-kit.ts', import.meta.url)

/** Starts a process with a manager on the shared store. It is killed when the test ends. */
export function startMember(options: MemberOptions, { disk = 'shared' }: { disk?: 'shared' | 'own' } = {}): Member {
  const smallDiskAt = disk === 'own' ? dirname(options.path) : undefined
  const { child } = startMemberProcess(program, options, { smallDiskAt })
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
        if (one === undefined && hasExited())
          throw new Error(
            `the member process ended before it reported ${event} ${times} times; it reported ${JSON.stringify(seen)}`,
          )
        return one
      }
      // The limit is only a guard against a hang, as that of the test is.
      const one = await vi.waitUntil(found, { timeout: 55_000, interval: 5 })
      assert(one)
      return one
    },
    signal: (signal) => void child.kill(signal),
    hasExited,
  }
}
