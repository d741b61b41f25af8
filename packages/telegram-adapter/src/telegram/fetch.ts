import { dispatch } from '@stockeye/internal/undici-fetch'
import type { Pool } from 'undici'
import { OpsInputError } from '../errors.ts'

/** Shaped like `fetch`, so that `fetch` itself or two lines in a test will do. */
export type TelegramFetch = (
  url: string,
  request: {
    readonly method: 'POST'
    readonly headers: Readonly<Record<string, string>>
    /** Text, or the bytes of an upload. */
    readonly body: string | Uint8Array<ArrayBuffer>
    readonly signal: AbortSignal
  },
) => Promise<{ readonly status: number; text(): Promise<string> }>

/** Bytes. `getUpdates` answers with some 4 MiB at most; an answer without an end must not use up the memory. */
const maxResponseSize = 16 * 1024 * 1024

/**
 * Returns a `fetch` on connections of undici, all to the server of the first call. It never repeats a call. Its sockets do
 * not keep the process alive, and close a few seconds after they were last used.
 */
function undiciFetch(): TelegramFetch {
  let opening: Promise<Pool> | undefined
  return async (url, request) => {
    // The pool is made at the first call: an invalid address then fails as a call, and is reported with all faults of the
    // start.
    const { origin, pathname } = new URL(url)
    opening ??= openPool(origin)
    return dispatch(await opening, pathname, request)
  }
}

/**
 * Returns the default of the option `fetch`.
 *
 * @throws {OpsInputError} the program runs on Bun, whose own undici has no `dispatch`
 */
export function defaultFetch({ bun }: Readonly<Record<string, string | undefined>> = process.versions): TelegramFetch {
  if (bun === undefined) return undiciFetch()
  throw new OpsInputError({ field: 'fetch', rule: 'is required on Bun, which does not have all of undici; pass fetch' })
}

async function openPool(origin: string): Promise<Pool> {
  // Half of the time to import the package would be undici's.
  const { Pool } = await import('undici')
  return new Pool(origin, { allowH2: false, maxResponseSize })
}
