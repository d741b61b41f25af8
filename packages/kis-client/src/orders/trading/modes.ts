import { statSync } from 'node:fs'
import type { KisClient } from '../../client/client.ts'
import type { TradingMode } from '../guards/facts.ts'
import type { AccountRecord } from '../history/account-record.ts'

/** Returns the mode that holds: an account whose journal is doubted only reduces, and a file that exists halts it. */
export function modeOf({ mode, isTrusted }: AccountRecord, haltFile: string | undefined): TradingMode {
  if (haltFile !== undefined && isThere(haltFile)) return 'halted'
  return mode === 'active' && !isTrusted ? 'reducing' : mode
}

/** Returns whether a file exists; one that cannot be looked at is taken for one that does. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
  }
}

// A person who makes the file waits no longer than this.
const lookMs = 2_000

const isDone = () => true
const isNotDone = () => false

/** Watches for the file that halts trading, if there is one. @returns a function that ends the watch */
export function watchHaltFile(
  path: string | undefined,
  { clock, found }: { readonly clock: KisClient['clock']; readonly found: (by: string) => Promise<unknown> },
): () => void {
  if (path === undefined) return () => undefined
  let timer: unknown
  let wasThere = false
  let isStopped = false
  async function look(file: string) {
    // Once for each time that the file is made, and again while that fails.
    wasThere = isThere(file) && (wasThere || (await found(`the file ${file}`).then(isDone, isNotDone)))
    if (!isStopped) timer = clock.setTimeout(() => void look(file), lookMs, { background: true })
  }
  void look(path)
  return () => {
    isStopped = true
    clock.clearTimeout(timer)
  }
}
