import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onDisk } from './disk.ts'
import { createFsyncCounter } from './fsyncs.ts'
import type { Figures, Load } from './measure-runs.ts'

export type Contender = 'ours' | 'oursOneJob' | 'bareLoop' | 'twoCommits' | 'pgBoss'

/** Message to the process of a contender. */
export interface Task {
  readonly contender: Contender
  readonly folder: string
  readonly load: Load
}

const program = fileURLToPath(new URL('./on-disk.ts', import.meta.url))

/**
 * Measures a contender in a process of its own, on files on a disk. Before it, a tenth of the load is for counting the
 * fsyncs of the process and its server, which are printed: the count slows every system call.
 */
export async function measureOnDisk(contender: Contender, load: Load): Promise<Figures> {
  const tenth = { backlog: load.backlog / 10, count: load.count / 10 }
  await onDisk(async (folder) => {
    const counter = createFsyncCounter(folder)
    await runProcess({ contender, folder, load: tenth }, counter.command)
    const fsyncs = counter.count()
    const counted = fsyncs === undefined ? 'not counted, since strace is missing' : fsyncs.toLocaleString('en-US')
    const runs = (tenth.count + tenth.backlog).toLocaleString('en-US')
    console.error(`  ${contender}: ${counted} fsyncs for ${runs} runs at most`)
  })
  return onDisk((folder) => runProcess({ contender, folder, load }))
}

/** Runs a contender in a process of its own. @param command words before the command of the process */
async function runProcess(task: Task, command: readonly string[] = []): Promise<Figures> {
  const [execPath = process.execPath, ...words] = [...command, process.execPath]
  const execArgv = [...words, ...process.execArgv]
  const child = fork(program, [], { execPath, execArgv, stdio: ['ignore', 2, 2, 'ipc'] })
  child.send(task)
  let figures: Figures | undefined
  child.on('message', (message) => {
    figures = message as Figures
  })
  await once(child, 'close')
  if (figures === undefined) throw new Error(`${task.contender} has ended without a figure: see its message above`)
  return figures
}
