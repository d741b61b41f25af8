import { wasNeverSent } from '@stockeye/internal/undici-fetch'
import { type KisHosts, kisHosts } from '../environment.ts'
import { KisAnswerError, KisInputError, KisUnansweredError, KisUnreachableError } from '../errors.ts'
import type { AnyMaster } from './master.ts'
import { BadZip, unzipOne } from './unzip.ts'

/** `fetch`, or anything shaped like the part of it that is used. */
export type MasterFetch = (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
) => Promise<{
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}>

export interface DownloadOptions {
  /** Where the files lie. @default KIS's own, which serves real and paper trading */
  readonly hosts?: Pick<KisHosts, 'masters'>
  /** @default fetch */
  readonly fetch?: MasterFetch
  /** Bytes that have come, and how many there are; without `total` the server did not say. */
  readonly onProgress?: (now: { readonly done: number; readonly total?: number }) => void
  /** The most bytes that a file may have unzipped. @default 268_435_456 */
  readonly mostBytes?: number
  /** Ends the download with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * An instrument file of today, unzipped as it comes in. It needs no token and no app key.
 *
 * A zip proves itself at its end: keep what came out only once the iteration has ended without an error.
 *
 * @throws {KisInputError} not-sent: nobody knows an address of this file
 * @throws {KisUnreachableError} not-sent: no connection came about
 * @throws {KisUnansweredError} the connection broke, or the server failed; `cause` says how
 * @throws {KisAnswerError} what came is not that file: a page, another file, one that is cut off, damaged or too large;
 * `field` is its name
 */
export async function* downloadMaster(
  master: AnyMaster,
  {
    hosts = kisHosts.real,
    fetch = globalThis.fetch,
    onProgress,
    mostBytes = 268_435_456,
    signal,
  }: DownloadOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const { file, download } = master
  if (download === null)
    throw new KisInputError({ field: 'master', rule: `must be a file with an address, which ${file} has not` })
  const refuse = (reason: string, cause?: unknown) =>
    new KisAnswerError(`${download} ${reason}`, { field: download, cause })
  // Whoever stops early, here or outside, hangs up: else the rest would wait in a socket that nobody reads.
  const leaving = new AbortController()
  try {
    signal?.throwIfAborted()
    const server = { url: `${hosts.masters}/${download}`, fetch, signal, leaving: leaving.signal }
    const { status, headers, body } = await ask(server)
    if (status >= 500) throw new KisUnansweredError(`${download}: the server answered HTTP ${status}`)
    if (status !== 200 || body === null) throw refuse(`was answered with HTTP ${status}`)
    const type = headers.get('content-type') ?? ''
    if (type.startsWith('text/html')) throw refuse('came as a page of HTML')

    const length = Number(headers.get('content-length') ?? Number.NaN)
    const total = Number.isSafeInteger(length) && headers.get('content-encoding') === null ? { total: length } : {}
    const incoming = reportProgress(read(body, server), (done) => onProgress?.({ done, ...total }))
    let size = 0
    for await (const chunk of download.endsWith('.zip') ? unzipOne(incoming, file) : incoming) {
      signal?.throwIfAborted()
      size += chunk.length
      if (size > mostBytes) throw refuse(`is larger than ${mostBytes} bytes`)
      yield chunk
    }
  } catch (error) {
    if (error instanceof BadZip) throw refuse(error.message, error)
    throw error
  } finally {
    leaving.abort()
  }
}

interface Server {
  readonly url: string
  readonly fetch: MasterFetch
  readonly signal: AbortSignal | undefined
  readonly leaving: AbortSignal
}

async function ask({ url, fetch, signal, leaving }: Server): ReturnType<MasterFetch> {
  try {
    return await fetch(url, {
      // The length of a file that is packed once more on the way would be another than that of what comes out.
      headers: { 'accept-encoding': 'identity' },
      signal: signal === undefined ? leaving : AbortSignal.any([signal, leaving]),
    })
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    if (wasNeverSent(cause)) throw new KisUnreachableError(`no connection came about for ${url}`, { cause })
    throw new KisUnansweredError(`${url} was not answered`, { cause })
  }
}

async function* read(body: AsyncIterable<Uint8Array>, { url, signal }: Server): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new KisUnansweredError(`${url} did not come to its end`, { cause })
  }
}

async function* reportProgress(
  body: AsyncIterable<Uint8Array>,
  onProgress: (done: number) => void,
): AsyncGenerator<Uint8Array, void> {
  let done = 0
  for await (const chunk of body) {
    done += chunk.length
    onProgress(done)
    yield chunk
  }
}
