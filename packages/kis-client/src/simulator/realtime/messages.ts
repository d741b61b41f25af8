import { kstText } from '../../values/dates.ts'
import type { CipherKeys } from './cipher.ts'
import { type RealtimeCode, realtimeCodes } from './codes.ts'

/** Topic as messages name it. */
export interface NamedTopic {
  readonly trId: string
  readonly key: string
  readonly isEncrypted: boolean
}

/**
 * Returns the answer to a request. KIS names the topic in all answers but those with return code 9.
 *
 * @param keys key and iv of the session and TR: they come with each success
 */
export function formatAnswer(code: RealtimeCode, topic: NamedTopic | undefined, keys?: CipherKeys): string {
  const [returnCode, text] = realtimeCodes[code]
  const named = returnCode === '9' ? undefined : topic
  const header = named
    ? { tr_id: named.trId, tr_key: named.key, encrypt: named.isEncrypted ? 'Y' : 'N' }
    : { tr_id: '(null)', tr_key: '', encrypt: 'N' }
  const output = keys && { output: { iv: keys.iv, key: keys.key } }
  return JSON.stringify({ header, body: { rt_cd: returnCode, msg_cd: code, msg1: text, ...output } })
}

/** Returns the text frame that asks whether the client is alive. */
export const formatKeepAlive = (at: number): string =>
  JSON.stringify({ header: { tr_id: 'PINGPONG', datetime: kstText(at) } })
