import type { Feed } from '../../endpoint.ts'
import { allFeeds } from '../../endpoints/feeds.gen.ts'
import type { Environment } from '../../environment.ts'
import { type Body, isRecord } from '../../values/json-record.ts'
import { readJson } from '../gateway/call-input.ts'
import type { RefusalCode } from './codes.ts'

/** Registration or release of a topic, as a client has asked for it. */
export interface TopicRequest {
  readonly act: 'register' | 'release'
  readonly feed: Feed<string>
  /** TR id of the environment. */
  readonly trId: string
  readonly key: string
  readonly approvalKey: string
}

/** Message of a client. */
export type ClientMessage =
  | { readonly is: 'request'; readonly request: TopicRequest }
  /** Text of PINGPONG, sent back. */
  | { readonly is: 'echo' }
  /** Message that the server does not take. */
  | { readonly is: 'fault'; readonly code: RefusalCode }

const keepAliveId = 'PINGPONG'

const fault = (code: RefusalCode): ClientMessage => ({ is: 'fault', code })

/** Creates the reader of the messages of clients. */
export function createRequestReader(environment: Environment): (text: string) => ClientMessage {
  const feeds = new Map<string, Feed<string>>()
  for (const feed of allFeeds) {
    const trId = feed[environment]
    if (trId !== null) feeds.set(trId, feed)
  }

  const readTopic = (header: Body, body: Body): ClientMessage => {
    if (!isRecord(body['input'])) return fault('OPSP9991')
    const { tr_id: trId, tr_key: key } = body['input']
    // A feed that paper trading lacks is an unknown TR id there.
    const feed = typeof trId === 'string' ? feeds.get(trId) : undefined
    if (typeof trId !== 'string' || feed === undefined) return fault('OPSP8991')
    if (key === undefined) return fault('OPSP9990')
    if (typeof key !== 'string' || !isKey(key)) return fault('OPSP8993')
    const act = header['tr_type'] === '1' ? 'register' : 'release'
    const approvalKey = typeof header['approval_key'] === 'string' ? header['approval_key'] : ''
    return { is: 'request', request: { act, feed, trId, key, approvalKey } }
  }

  return (text) => {
    const message = readJson(text)
    if (!isRecord(message)) return fault('OPSP9999')
    const { header, body } = message
    if (!isRecord(header)) return fault('OPSP9998')
    if (header['tr_id'] === keepAliveId) return { is: 'echo' }
    if (header['custtype'] === undefined) return fault('OPSP9997')
    if (header['custtype'] !== 'P' && header['custtype'] !== 'B') return fault('OPSP8998')
    if (header['tr_type'] !== '1' && header['tr_type'] !== '2') return fault('OPSP8997')
    if (!isRecord(body)) return fault('OPSP9992')
    return readTopic(header, body)
  }
}

/** Returns whether text can be the key of a topic: longer text, or text with a separator of frames, cannot. */
const isKey = (text: string): boolean => /^[\x21-\x7e]{1,32}$/.test(text) && !/[|^]/.test(text)

/** Returns whether a control frame of the WebSocket carries the text of PINGPONG, as KIS's samples answer it. */
export const carriesKeepAlive = (data: Buffer): boolean => data.includes(keepAliveId)
