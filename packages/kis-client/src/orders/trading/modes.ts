import { existsSync } from 'node:fs'
import type { KisClient } from '../../client/client.ts'
import type { TradingMode } from '../guards/facts.ts'
import type { AccountRecord } from '../history/account-record.ts'

/** Returns the mode that holds: an account whose journal is doubted only reduces, and a file that exists halts it. */
export function modeOf({ mode, isTrusted }: AccountRecord, haltFile: string | undefined): TradingMode {
  if (haltFile !== undefined && existsSync(haltFile)) return 'halted'
  return mode === 'active' && !isTrusted ? 'reducing' : mode
}

// A person who makes the file waits no longer than this.
const lookMs = 2_000

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
    const isThere = existsSync(file)
    // Once for each time that the file is made. The mode holds even if a cancellation fails.
    if (isThere && !wasThere) await found(`the file ${file}`).catch(() => undefined)
    wasThere = isThere
    if (!isStopped) timer = clock.setTimeout(() => void look(file), lookMs, { background: true })
  }
  void look(path)
  return () => {
    isStopped = true
    clock.clearTimeout(timer)
  }
}
