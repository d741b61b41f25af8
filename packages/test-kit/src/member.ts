import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { sourceFlags } from './program.ts'
import { withReadOnlyFolder, withSmallDisk } from './small-disk.ts'

/** One of several processes on a shared store, which the test commands over IPC. */
export interface MemberProcess {
  readonly child: ChildProcess
  /** Resolves when the process has ended. */
  readonly exited: Promise<unknown>
}

export interface MemberDisks {
  /** Folder to make, which is a disk of 1 MiB for this process. */
  readonly smallDiskAt?: string | undefined
  /** Folder that is read-only for this process. */
  readonly readOnlyAt?: string | undefined
}

/** Starts a TypeScript program of the workspace with its options as JSON. It is killed when the test ends. */
export function startMemberProcess(file: URL, input: unknown, disks: MemberDisks = {}): MemberProcess {
  const command = [process.execPath, ...sourceFlags, fileURLToPath(file), JSON.stringify(input)]
  const [program = '', ...args] = onDisks(command, disks)
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    // The process can still make a file in a folder that the test removes until it has ended.
    await exited
  })
  return { child, exited }
}

function onDisks(command: readonly string[], { smallDiskAt, readOnlyAt }: MemberDisks): readonly string[] {
  if (smallDiskAt !== undefined) {
    mkdirSync(smallDiskAt)
    return withSmallDisk(smallDiskAt, { sizeMb: 1, command })
  }
  return readOnlyAt === undefined ? command : withReadOnlyFolder(readOnlyAt, command)
}
