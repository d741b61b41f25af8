/** Key and iv of a TR in one session, for `decrypt`. They are secrets. */
export interface Cipher {
  readonly key: string
  readonly iv: string
}

/** Records of one TR. */
export interface FrameMessage {
  readonly kind: 'frame'
  readonly trId: string
  /** Number of records that follow each other in `payload`. */
  readonly count: number
  readonly isEncrypted: boolean
  /** Values with `^` between them; base64 if it is encrypted. */
  readonly payload: string
}

/** Acknowledgement of a request, or its refusal. */
export interface AnswerMessage {
  readonly kind: 'answer'
  /** Undefined if KIS could not read the request: it writes "(null)" then. */
  readonly trId: string | undefined
  readonly trKey: string | undefined
  /** '0' for success, '1' or '9' for a refusal. */
  readonly returnCode: string
  /** KIS's code, such as `OPSP0000`. */
  readonly messageCode: string
  readonly message: string
  /** Cipher of the TR in this session, which comes with every success. */
  readonly cipher?: Cipher
}

/** KIS's question whether the client lives. */
export interface PingMessage {
  readonly kind: 'ping'
  /** Text to send back. */
  readonly text: string
}

/** Text of another form. */
export interface MalformedMessage {
  readonly kind: 'malformed'
  /** Fault of the form. It holds nothing of the text itself, which may be private. */
  readonly reason: string
}

export type WireMessage = FrameMessage | AnswerMessage | PingMessage | MalformedMessage

const bar = 0x7c
const zero = 0x30
const one = 0x31
const brace = 0x7b

/**
 * Reads a text message of KIS's WebSocket: `flag|TR id|count|values`, or JSON. It never throws.
 *
 * @see koreainvestment/open-trading-api, legacy/websocket: the forms of frames, answers and PINGPONG
 */
export function readMessage(text: string): WireMessage {
  const first = text.charCodeAt(0)
  if ((first === zero || first === one) && text.charCodeAt(1) === bar) return readFrame(text, first === one)
  if (first === brace) return readJson(text)
  return malformed(`a message of ${text.length} characters is neither a frame nor a JSON object`)
}

function readFrame(text: string, isEncrypted: boolean): FrameMessage | MalformedMessage {
  const trIdEnd = text.indexOf('|', 2)
  const countEnd = trIdEnd < 0 ? -1 : text.indexOf('|', trIdEnd + 1)
  if (countEnd < 0) return malformed(`a frame of ${text.length} characters ends before its values`)
  const trId = text.slice(2, trIdEnd)
  if (!isName(trId)) return malformed('the TR id of a frame is not made of capitals and digits')
  const count = readCount(text, trIdEnd + 1, countEnd)
  if (count === 0) return malformed(`the number of records of a frame of ${trId} is not a number from 1 to 999`)
  return { kind: 'frame', trId, count, isEncrypted, payload: text.slice(countEnd + 1) }
}

/** Returns whether the text can be a TR id: 1 to 16 capitals and digits. */
function isName(text: string): boolean {
  if (text.length === 0 || text.length > 16) return false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < zero || code > 0x5a || (code > 0x39 && code < 0x41)) return false
  }
  return true
}

/** Returns the number at a place in the text; 0 if it is not one from 1 to 999. */
function readCount(text: string, from: number, to: number): number {
  if (to - from > 3) return 0
  let count = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return 0
    count = count * 10 + digit
  }
  return count
}

function readJson(text: string): WireMessage {
  const message = parseObject(text)
  if (message === undefined) return malformed(`a message of ${text.length} characters is not JSON`)
  const header = objectIn(message, 'header')
  if (header === undefined) return malformed('a JSON message has no header')
  if (header['tr_id'] === 'PINGPONG') return { kind: 'ping', text }
  const body = objectIn(message, 'body')
  const returnCode = textIn(body, 'rt_cd')
  if (body === undefined || returnCode === undefined) return malformed('a JSON message has no return code')
  const cipher = readCipher(objectIn(body, 'output'))
  return {
    kind: 'answer',
    trId: textIn(header, 'tr_id'),
    trKey: textIn(header, 'tr_key'),
    returnCode,
    messageCode: textIn(body, 'msg_cd') ?? '',
    message: textIn(body, 'msg1') ?? '',
    ...(cipher !== undefined && { cipher }),
  }
}

function readCipher(output: JsonObject | undefined): Cipher | undefined {
  const key = textIn(output, 'key')
  const iv = textIn(output, 'iv')
  return key === undefined || iv === undefined ? undefined : { key, iv }
}

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function objectIn(owner: JsonObject, name: string): JsonObject | undefined {
  const value = owner[name]
  return isObject(value) ? value : undefined
}

/** Returns a text without blanks around it; undefined if it is missing, empty or "(null)". */
function textIn(owner: JsonObject | undefined, name: string): string | undefined {
  const value = owner?.[name]
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || text === '(null)' ? undefined : text
}

const malformed = (reason: string): MalformedMessage => ({ kind: 'malformed', reason })
