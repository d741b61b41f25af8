import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { assert, onTestFinished, vi } from 'vitest'
import type { JobRunner } from '../../runner/runner.ts'
import { type Entry, readJournal } from './journal.test-kit.ts'
import { type BackendAddress, createFaultRunner, type FaultRunner, type RunnerOptions } from './runner.test-kit.ts'

export interface MemberCommand {
  readonly do: 'trigger' | 'cancel' | 'finish' | 'stop'
  readonly jobId?: string
  readonly runId?: string
}

/** Address of a backend's state, and the journal of all processes that use it. */
export interface Scene {
  readonly address: BackendAddress
  readonly journal: string
  /** Returns the entries of all processes, all of them or those of one kind. */
  seen(event?: Entry['event']): readonly Entry[]
  /** Waits for an entry, by the given process if there is one. */
  until(event: Entry['event'], pid?: number): Promise<Entry>
}

export interface Member {
  readonly pid: number
  send(what: MemberCommand): void
  signal(signal: 'SIGKILL' | 'SIGCONT'): void
  /** Resolves when the process has ended. */
  readonly gone: Promise<unknown>
}

type MemberOptions = Partial<Omit<RunnerOptions, 'address' | 'journal'>>

const usual = { works: true, notifies: true, goesThroughAll: false }

/** Guard against a hang, as the time limit of the test is. */
export const patience = { timeout: 55_000, interval: 20 }

export function createScene(address: BackendAddress): Scene {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const journal = join(folder, 'journal')
  const seen = (event?: Entry['event']) =>
    readJournal(journal).filter((entry) => event === undefined || entry.event === event)
  return {
    address,
    journal,
    seen,
    async until(event, pid) {
      const found = await vi.waitUntil(() => {
        const entries = seen(event)
        return pid === undefined ? entries[0] : entries.find((entry) => entry.pid === pid)
      }, patience)
      assert(found)
      return found
    },
  }
}

const program = new URL('./member.test-kit.ts', import.meta.url)

/** Starts a runner in a process of its own; it ends with the test. @param options.smallDiskAt a folder that is a disk of 1 MiB */
export function startMember(
  { address, journal }: Scene,
  { smallDiskAt, ...given }: MemberOptions & { readonly smallDiskAt?: string } = {},
): Member {
  const options: RunnerOptions = { ...usual, address, journal, isGated: true, ...given }
  const { child, exited } = startMemberProcess(program, options, { smallDiskAt })
  assert(child.pid)
  return {
    pid: child.pid,
    send: (what) => void child.send(what),
    signal: (signal) => void child.kill(signal),
    gone: exited,
  }
}

/** Starts a runner in the test's own process, whose jobs and deliveries end at once; it is stopped with the test. */
export async function startHere(scene: Scene, options: MemberOptions = {}): Promise<FaultRunner> {
  const runner = await openHere(scene, options)
  await runner.jobs.start()
  return runner
}

/** Creates the same runner without starting it: it only reads and triggers. */
export async function openHere({ address, journal }: Scene, options: MemberOptions = {}): Promise<FaultRunner> {
  const runner = await createFaultRunner({ ...usual, address, journal, isGated: false, ...options })
  onTestFinished(() => runner.jobs.stop({ deadlineMs: 0 }))
  return runner
}

/** Waits until every run has ended and every completion is delivered. */
export const untilQuiet = (jobs: JobRunner): Promise<boolean> =>
  vi.waitUntil(
    async () => {
      const { queued, running, pendingDeliveries } = await jobs.health()
      return queued === 0 && running === 0 && pendingDeliveries === 0
    },
    { ...patience, interval: 50 },
  )
