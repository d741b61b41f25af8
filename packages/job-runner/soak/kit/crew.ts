import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileCache } from '@stockeye/test-kit/compile-cache'
import { sourceFlags } from '@stockeye/test-kit/program'
import { followJournal } from './journal.ts'
import type { Ledger } from './ledger.ts'

/** Address of a store, for any process. */
export type SoakAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'bullmq'; readonly socket: string }

export interface MemberOptions {
  readonly role: 'trigger' | 'work'
  readonly address: SoakAddress
  readonly journal: string
  readonly jobIds: readonly string[]
  /** Number of triggers in all. */
  readonly triggers: number
  readonly dedupeMs: number
}

export interface Crew {
  /** Indexes of the processes that have done something since they were started. */
  busy(): readonly number[]
  /** Kills a process with SIGKILL and starts it again: it goes on with its journal. */
  kill(index: number): Promise<void>
  /** Reads what the processes have done since the last call. */
  read(): void
  /** Ends all processes. */
  end(): Promise<void>
}

const program = fileURLToPath(new URL('./member.ts', import.meta.url))
/** The modules of a process are compiled once: it lives for some seconds only. */
const env = { ...process.env, ...compileCache }
const flags = [...sourceFlags, '--expose-gc']

/** Starts one process that triggers, at index 0, and `workers` others. */
export function startCrew(
  { folder, workers, ...shared }: Omit<MemberOptions, 'role' | 'journal'> & { folder: string; workers: number },
  ledger: Ledger,
): Crew {
  const members = Array.from({ length: workers + 1 }, (_, index) => {
    const journal = join(folder, `journal-${index}`)
    const options: MemberOptions = { ...shared, role: index === 0 ? 'trigger' : 'work', journal }
    const launch = () =>
      spawn(process.execPath, [...flags, program, JSON.stringify(options)], { stdio: ['ignore', 2, 2, 'ipc'], env })
    return { launch, child: launch(), follow: followJournal(journal), isBusy: false }
  })

  async function stop(child: ChildProcess) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  return {
    busy: () => members.flatMap(({ isBusy }, index) => (isBusy ? index : [])),
    async kill(index) {
      const member = members[index]
      if (member === undefined) return
      await stop(member.child)
      member.child = member.launch()
      member.isBusy = false
    },
    read() {
      for (const [index, member] of members.entries()) {
        const entries = member.follow()
        for (const entry of entries) ledger.note(entry, index)
        if (entries.length > 0) member.isBusy = true
      }
    },
    async end() {
      await Promise.all(members.map(({ child }) => stop(child)))
    },
  }
}
