import type { FakeClock } from '@stockeye/test-kit/fake-clock'
import { createTokenManager } from '@stockeye/token-manager'
import { fakeIssuer } from '@stockeye/token-manager/fake-issuer'
import type { KisClient } from '../../client/client.ts'
import { createKisClient } from '../../client/create-client.ts'
import { cipherKeys, encrypt } from '../../simulator/realtime/cipher.ts'
import type { OpenSocket } from './socket.ts'

/** KIS for one app key, without a network: it acknowledges every request, and sends what a test gives it. */
export interface FakeKis {
  readonly client: KisClient
  /** Requests in their order, such as `register H0STCNT0 005930`. */
  readonly requests: readonly string[]
  /** Sends a frame to the connection that has the topic registered. @returns whether there is one */
  send(trId: string, key: string, payload: string, count?: number): boolean
  /** Sends a notice, encrypted with the key of this session. */
  sendNotice(trId: string, key: string, payload: string): boolean
  /** Holds the answers back until `answer`. */
  hold(): void
  answer(): void
  drop(): void
}

/** Creates the KIS of one app key. @param number makes its app key and its ciphers other than those of the next one */
export function fakeKis(number: number, clock: FakeClock): FakeKis {
  const registered = new Set<string>()
  const requests: string[] = []
  const held: (() => void)[] = []
  let isHolding = false
  let receive: ((text: string) => void) | undefined
  let end: (() => void) | undefined

  const openSocket: OpenSocket = (_, on) => {
    receive = on.message
    end = () => {
      registered.clear()
      receive = undefined
      on.close(1006, '')
    }
    queueMicrotask(on.open)
    return { send: (text) => take(JSON.parse(text)), close: () => end?.(), terminate: () => end?.() }
  }

  function take({ header, body }: { header: { tr_type: string }; body: { input: { tr_id: string; tr_key: string } } }) {
    const { tr_id: trId, tr_key: key } = body.input
    const isRegistration = header.tr_type === '1'
    requests.push(`${isRegistration ? 'register' : 'release'} ${trId} ${key}`)
    const reply = () => {
      if (isRegistration) registered.add(`${trId}|${key}`)
      else registered.delete(`${trId}|${key}`)
      const code = isRegistration ? 'OPSP0000' : 'OPSP0001'
      const output = cipherKeys(number, 1, trId)
      const answer = { rt_cd: '0', msg_cd: code, msg1: 'SUCCESS', ...(isRegistration && { output }) }
      receive?.(JSON.stringify({ header: { tr_id: trId, tr_key: key, encrypt: 'N' }, body: answer }))
    }
    if (isHolding) held.push(reply)
    else queueMicrotask(reply)
  }

  const client = createKisClient({
    environment: 'real',
    credentials: { appKey: `${number}`.padStart(36, 'K'), appSecret: 'S'.repeat(180), account: '12345678-01' },
    hosts: { rest: 'http://127.0.0.1:9', ws: 'ws://127.0.0.1:9', masters: 'http://127.0.0.1:9' },
    approvalKeys: createTokenManager({ issuer: fakeIssuer({ clock }), clock }),
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
    send: (trId, key, payload, count = 1) => deliver(trId, key, `0|${trId}|${`${count}`.padStart(3, '0')}|${payload}`),
    sendNotice: (trId, key, payload) =>
      deliver(trId, key, `1|${trId}|001|${encrypt(payload, cipherKeys(number, 1, trId))}`),
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
