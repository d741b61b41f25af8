import type { Changes } from './change-notes.ts'
import { type Hints, openHints } from './hints.ts'

/** Way of changes to those who wait for them, in this process and in the others on the file. */
export interface ChangeFeed {
  /** Publishes changes that are on the disk. */
  publish(changes: Changes): void
  /** Calls `hint` with the id of each run that has ended or progressed. @returns a function that ends the watch */
  watch(hint: (runId: string) => void): () => void
  /** Opens the way to the other processes again: its socket was deleted with the folder of the file. */
  reopen(): void
  /** Closes the way from and to other processes. */
  close(): void
}

export interface ChangeFeedOptions {
  readonly manyProcesses: boolean
  /** Called when another process has changed something that can be taken. */
  readonly look: () => void
}

export function openChangeFeed(file: string, { manyProcesses, look }: ChangeFeedOptions): ChangeFeed {
  const watchers = new Set<(runId: string) => void>()
  const hintOf = (runId: string) => {
    for (const hint of watchers) hint(runId)
  }
  const open = (): Hints | undefined =>
    manyProcesses ? openHints(file, (runId) => (runId === undefined ? look() : hintOf(runId))) : undefined
  let hints = open()

  return {
    publish(changes) {
      hints?.publish(changes)
      for (const runId of changes.runIds) hintOf(runId)
    },
    watch(hint) {
      watchers.add(hint)
      return () => void watchers.delete(hint)
    },
    reopen() {
      hints?.close()
      hints = open()
    },
    close: () => hints?.close(),
  }
}
