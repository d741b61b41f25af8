import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onDisk } from './disk.ts'
import { createFsyncCounter, type FsyncCounter } from './fsyncs.ts'
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
 * Measures a contender in a process of its own, on files on a disk, and prints the number of fsyncs of the process and its
 * server.
 */
export const measureOnDisk = (contender: Contender, load: Load): Promise<Figures> =>
  onDisk(async (folder) => {
    const counter = createFsyncCounter(folder)
    const figures = await runProcess({ contender, folder, load }, counter)
    const fsyncs = counter.count()
    const counted = fsyncs === undefined ? 'not counted, since strace is missing' : fsyncs.toLocaleString('en-US')
    console.error(
      `  ${contender}: ${counted} fsyncs for ${(load.count + load.backlog).toLocaleString('en-US')} runs at most`,
    )
    return figures
  })

async function runProcess(task: Task, { command }: FsyncCounter): Promise<Figures> {
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
