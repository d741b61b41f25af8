import { wasNeverSent } from '@stockeye/internal/undici-fetch'
import { type KisHosts, kisHosts } from '../environment.ts'
import { KisAnswerError, KisInputError, KisUnansweredError, KisUnreachableError } from '../errors.ts'
import {
  checkOption,
  checkOptionNames,
  countRule,
  functionRule,
  type OptionRule,
  objectRule,
  signalRule,
} from '../values/check-options.ts'
import type { AnyMaster } from './master.ts'
import { BadZip, unzipOne } from './unzip.ts'

/** `fetch`, or a function with the part of its shape that is used. */
export type MasterFetch = (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
) => Promise<{
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}>

/** Options of `downloadMaster`. */
export interface DownloadOptions {
  /** Address of the files. @default KIS's own, for real and paper trading */
  readonly hosts?: Pick<KisHosts, 'masters'>
  /** Sends the request. @default the global `fetch` */
  readonly fetch?: MasterFetch
  /** Receives the bytes so far and their total; `total` is missing if the server did not send it. */
  readonly onProgress?: (now: { readonly done: number; readonly total?: number }) => void
  /** Largest size of a file after unzipping, in bytes. @default 268_435_456 */
  readonly mostBytes?: number
  /** Aborts the download with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Downloads an instrument file of today, and unzips it as it arrives. It needs no token and no app key.
 *
 * The checksum of a zip is at its end: use the bytes only after the iteration has ended without an error.
 *
 * @example
 * for await (const row of parseMaster(domesticKospi, downloadMaster(domesticKospi))) console.log(row.hts_kor_isnm)
 * @throws {KisInputError} not-sent: no address of this file is known, an unknown option, or hosts without `masters`
 * @throws {KisUnreachableError} not-sent: the connection failed
 * @throws {KisUnansweredError} the connection broke, or the server failed; `cause` says why
 * @throws {KisAnswerError} the answer is not that file: a page, another file, or one that is cut off, damaged or too large;
 * `field` is its name
 */
export async function* downloadMaster(
  master: AnyMaster,
  options: DownloadOptions = {},
): AsyncGenerator<Uint8Array, void> {
  checkOptionNames('downloadMaster', options, ['hosts', 'fetch', 'onProgress', 'mostBytes', 'signal'])
  const { hosts = kisHosts.real, fetch = globalThis.fetch, onProgress, mostBytes = 268_435_456, signal } = options
  checkOption('hosts', hosts, objectRule('the hosts of a simulator, or leave it out for those of KIS'))
  checkOption('hosts.masters', hosts.masters, mastersRule)
  checkOption('fetch', fetch, functionRule('a function like fetch, or leave it out'))
  if (onProgress !== undefined) checkOption('onProgress', onProgress, functionRule('a function, or leave it out'))
  checkOption('mostBytes', mostBytes, countRule('a number of bytes such as 268435456'))
  if (signal !== undefined) checkOption('signal', signal, signalRule)
  checkOption('master', master, objectRule('an instrument file such as domesticKospi, or one of allMasters'))
  const { file, download } = master
  if (download === null) {
    throw new KisInputError({
      field: 'master',
      rule: `${file} has no known address; use a file whose \`download\` is not null`,
    })
  }
  const refuse = (reason: string, cause?: unknown) =>
    new KisAnswerError(`${download} ${reason}`, { field: download, cause })
  // An early end, here or by the caller, closes the socket: else the rest of the file would wait in it unread.
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

const mastersRule: OptionRule = {
  is: 'the address of the instrument files, http:// or https://',
  use: 'the hosts of a simulator, or leave it out for those of KIS',
  fits: (value) => typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
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
      // With another encoding the content-length would not be the number of bytes that the reader gets.
      headers: { 'accept-encoding': 'identity' },
      signal: signal === undefined ? leaving : AbortSignal.any([signal, leaving]),
    })
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    if (wasNeverSent(cause)) throw new KisUnreachableError(`the connection to ${url} failed`, { cause })
    throw new KisUnansweredError(`${url} was not answered`, { cause })
  }
}

async function* read(body: AsyncIterable<Uint8Array>, { url, signal }: Server): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new KisUnansweredError(`the answer of ${url} ended too early`, { cause })
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
