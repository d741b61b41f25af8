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

/** Watches for the file that halts trading. @returns a function that ends the watch */
export function watchHaltFile(
  path: string,
  { clock, found }: { readonly clock: KisClient['clock']; readonly found: () => Promise<void> },
): () => void {
  let timer: unknown
  let wasThere = false
  let isStopped = false
  async function look() {
    const isThere = existsSync(path)
    // Once for each time that the file is made.
    if (isThere && !wasThere) await found().catch(() => undefined)
    wasThere = isThere
    if (!isStopped) lookLater()
  }
  function lookLater() {
    timer = clock.setTimeout(() => void look(), lookMs, { background: true })
  }
  void look()
  return () => {
    isStopped = true
    clock.clearTimeout(timer)
  }
}
