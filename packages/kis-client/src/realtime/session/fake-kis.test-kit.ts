import type { FakeClock } from '@stockeye/test-kit/fake-clock'
import { createTokenManager, type TokenSource } from '@stockeye/token-manager'
import { fakeIssuer } from '@stockeye/token-manager/fake-issuer'
import type { KisClient } from '../../client/client.ts'
import { createKisClient } from '../../client/create-client.ts'
import { cipherKeys, encrypt } from '../../simulator/realtime/cipher.ts'
import type { OpenSocket } from './socket.ts'

/** Request of a client. */
export interface FakeRequest {
  readonly does: 'register' | 'release'
  readonly trId: string
  readonly key: string
  readonly approvalKey: string
  /** Number of the connection, from 1. */
  readonly connection: number
}

export interface FakeKisOptions {
  /** @default those of a token manager, which works */
  readonly approvalKeys?: TokenSource
  /** Returns the code with which KIS refuses a request, or `silence`; undefined if it carries the request out. */
  readonly refuse?: (request: FakeRequest) => string | undefined
  /** Time of an answer, in ms. @default it follows at once */
  readonly answerMs?: number
  /** Returns whether a connection can be opened. @default always */
  readonly isReachable?: () => boolean
}

/** KIS for one app key, without a network: it acknowledges every request, and sends what a test gives it. */
export interface FakeKis {
  readonly client: KisClient
  /** Requests in their order, such as `register H0STCNT0 005930`. */
  readonly requests: readonly string[]
  /** Instants of the connections, those that failed included. */
  readonly connections: readonly number[]
  /** Sends a frame to the connection that has the topic registered. @returns whether there is one */
  send(trId: string, key: string, payload: string, count?: number): boolean
  /** Sends a notice, encrypted with the key of this session. */
  sendNotice(trId: string, key: string, payload: string): boolean
  /** Sends a text as it is. */
  sendText(text: string): void
  /** Holds the answers back until `answer`. */
  hold(): void
  answer(): void
  drop(): void
}

interface RequestMessage {
  readonly header: { readonly tr_type: string; readonly approval_key: string }
  readonly body: { readonly input: { readonly tr_id: string; readonly tr_key: string } }
}

/** Creates the approval keys of an app key, without KIS. */
export const fakeApprovalKeys = (clock: FakeClock): TokenSource =>
  createTokenManager({ issuer: fakeIssuer({ clock }), clock })

/** Creates the KIS of one app key. @param number makes its app key and its ciphers other than those of the next one */
export function fakeKis(number: number, clock: FakeClock, options: FakeKisOptions = {}): FakeKis {
  const {
    approvalKeys = fakeApprovalKeys(clock),
    refuse = () => undefined,
    answerMs,
    isReachable = () => true,
  } = options
  const registered = new Set<string>()
  const connections: number[] = []
  const requests: string[] = []
  const held: (() => void)[] = []
  let isHolding = false
  let receive: ((text: string) => void) | undefined
  let end: (() => void) | undefined

  const openSocket: OpenSocket = (_, on) => {
    connections.push(clock.now())
    if (!isReachable()) {
      queueMicrotask(() => {
        on.error(new Error('connect ECONNREFUSED'))
        on.close(1006, '')
      })
      return { send: () => undefined, close: () => undefined, terminate: () => undefined }
    }
    receive = on.message
    end = () => {
      registered.clear()
      receive = undefined
      on.close(1006, '')
    }
    queueMicrotask(on.open)
    return { send: (text) => take(JSON.parse(text)), close: () => end?.(), terminate: () => end?.() }
  }

  function take({ header, body }: RequestMessage) {
    const { tr_id: trId, tr_key: key } = body.input
    const does = header.tr_type === '1' ? 'register' : 'release'
    requests.push(`${does} ${trId} ${key}`)
    const request = { does, trId, key, approvalKey: header.approval_key, connection: connections.length } as const
    const code = refuse(request)
    if (code === 'silence') return
    const reply = () => answerTo(request, code)
    if (isHolding) held.push(reply)
    else if (answerMs === undefined) queueMicrotask(reply)
    else clock.setTimeout(reply, answerMs)
  }

  function answerTo({ does, trId, key }: FakeRequest, code: string | undefined) {
    if (code === undefined && does === 'register') registered.add(`${trId}|${key}`)
    if (code === undefined && does === 'release') registered.delete(`${trId}|${key}`)
    const output = code === undefined && does === 'register' ? { output: cipherKeys(number, 1, trId) } : {}
    const done = does === 'register' ? 'OPSP0000' : 'OPSP0001'
    const answer = { rt_cd: code === undefined ? '0' : '1', msg_cd: code ?? done, msg1: 'TEXT', ...output }
    receive?.(JSON.stringify({ header: { tr_id: trId, tr_key: key, encrypt: 'N' }, body: answer }))
  }

  const client = createKisClient({
    environment: 'real',
    credentials: { appKey: `${number}`.padStart(36, 'K'), appSecret: 'S'.repeat(180), account: '12345678-01' },
    hosts: { rest: 'http://127.0.0.1:9', ws: 'ws://127.0.0.1:9', masters: 'http://127.0.0.1:9' },
    approvalKeys,
    openSocket,
    clock,
  })
  const deliver = (trId: string, key: string, frame: string) => {
    if (!registered.has(`${trId}|${key}`)) return false
    receive?.(frame)
    return receive !== undefined
  }
  return {
    client,
    requests,
    connections,
    send: (trId, key, payload, count = 1) => deliver(trId, key, `0|${trId}|${`${count}`.padStart(3, '0')}|${payload}`),
    sendNotice: (trId, key, payload) =>
      deliver(trId, key, `1|${trId}|001|${encrypt(payload, cipherKeys(number, 1, trId))}`),
    sendText: (text) => receive?.(text),
    hold() {
      isHolding = true
    },
    answer() {
      isHolding = false
      for (const reply of held.splice(0)) reply()
    },
    drop: () => end?.(),
  }
}
