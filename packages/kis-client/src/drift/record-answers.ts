import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type Connection,
  defaultConnect,
  openConnection,
  type TransportRequest,
  type TransportResponse,
} from '../connection/transport.ts'
import { checkOption, checkOptionNames, functionRule, type OptionRule } from '../values/check-options.ts'
import { isRecord } from '../values/json-record.ts'
import { hidePrivate, hidePrivateFields, privateValuesOf } from './private-text.ts'
import { formatRecorded, type RecordedAnswer } from './recording.ts'

/** Options of `recordAnswers`. */
export interface RecordAnswersOptions {
  /** File to which the answers are appended, one line of JSON each. Its folder is made if it is missing. */
  readonly path: string
  /** Opens the connections. @default undiciConnection */
  readonly connect?: ((origin: string) => Connection) | undefined
}

/**
 * Returns a `connect` for `createKisClient` that appends each answer of KIS to a file, with its request. App key, app secret,
 * token, account number, and the fields that identify the customer, such as the password of the account, are replaced by text
 * of the same length; tokens are never recorded. Balances and orders stay in the file: keep it to yourself, and pass on what `npm run drift` prints of it, in which
 * values are masked.
 *
 * It costs no call and fails none: a file that cannot be written is reported as a warning of the process, once.
 *
 * @example
 * const kis = createKisClient({ environment: 'paper', credentials, connect: recordAnswers({ path: 'answers.jsonl' }) })
 * @throws {KisInputError} `path` is blank, or `connect` is not a function
 */
export function recordAnswers(options: RecordAnswersOptions): (origin: string) => Connection {
  checkOptionNames('recordAnswers', options, ['path', 'connect'])
  const { path, connect = defaultConnect() } = options
  checkOption('path', path, pathRule)
  checkOption('connect', connect, functionRule('a function that opens a Connection, or leave it out for undici'))
  const append = createAppender(path)
  return (origin) => {
    const { fetch, close } = openConnection(connect, origin)
    return {
      close,
      async fetch(url, request) {
        const response = await fetch(url, request)
        const { pathname, searchParams } = new URL(url)
        // The token endpoints answer with secrets.
        if (pathname.startsWith('/oauth2/')) return response
        const text = await response.text()
        append(formatRecorded(recordOf(pathname, searchParams, request, { ...partsOf(response), text })))
        return { ...partsOf(response), text: () => Promise.resolve(text) }
      },
    }
  }
}

const pathRule: OptionRule = {
  is: 'the path of a file',
  use: "text such as 'answers.jsonl'",
  fits: (value) => typeof value === 'string' && value.trim() !== '',
}

const partsOf = ({ status, headers }: TransportResponse) => ({ status, headers })

/** Returns the line of an answer, without secrets. */
function recordOf(
  path: string,
  query: URLSearchParams,
  { method, headers, body }: TransportRequest,
  response: Pick<TransportResponse, 'status' | 'headers'> & { readonly text: string },
): RecordedAnswer {
  const input = method === 'GET' ? Object.fromEntries(query) : fieldsOf(body)
  const { authorization = '', appkey = '', appsecret = '', tr_id: trId = '', tr_cont: page = '' } = headers
  const secrets = [appkey, appsecret, authorization.replace(/^Bearer /, '')].filter((secret) => secret !== '')
  return {
    date: response.headers.get('date'),
    method,
    path,
    trId,
    input: hidePrivateFields(input),
    page,
    status: response.status,
    continuation: response.headers.get('tr_cont'),
    answer: hidePrivate(response.text, [...secrets, ...privateValuesOf(input)]),
  }
}

/** Returns the fields of a body that are text, as all of KIS's are. */
function fieldsOf(body: string | undefined): Readonly<Record<string, string>> {
  const fields: unknown = JSON.parse(body ?? '{}')
  const entries = isRecord(fields) ? Object.entries(fields) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Creates a function that appends to a file, which only its user may read. It reports its first failure and drops the rest. */
function createAppender(path: string): (line: string) => void {
  let hasFailed = false
  return (line) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      // At once: the answers before a crash are those that matter.
      appendFileSync(path, line, { mode: 0o600 })
    } catch (error) {
      if (!hasFailed) process.emitWarning(`recordAnswers cannot write ${path}: ${error}`, { code: 'KIS_RECORDING' })
      hasFailed = true
    }
  }
}
