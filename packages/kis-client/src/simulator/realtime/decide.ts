import type { RefusalCode } from './codes.ts'
import type { LiveTopic } from './live-feeds.ts'
import type { TopicRequest } from './requests.ts'
import type { SharedState } from './shared-state.ts'

/** Decision on a request. A registration that is taken has its place from now on. */
export type Decision =
  | { readonly code: 'OPSP0000'; readonly live: LiveTopic }
  | { readonly code: 'OPSP0001' }
  | { readonly code: RefusalCode }

/** Decides a request of a connection by the rules of KIS, and takes the place of a registration. */
export function decide(shared: SharedState, connection: number, request: TopicRequest): Decision {
  const { clock, feeds } = shared
  const { act, feed, trId, key, approvalKey } = request
  const at = clock.now()
  const topic = { trId, key }
  const places = shared.places[shared.appKeyOf(approvalKey, at) ?? -1]
  if (places === undefined) return { code: 'OPSP0011' }
  if (!places.admit(connection, at)) return { code: 'OPSP8996' }
  if (act === 'release') return { code: places.has(connection, topic) ? 'OPSP0001' : 'OPSP0003' }
  const live = feeds.open(feed, key)
  if (live === undefined) return { code: 'OPSP8992' }
  const refusal = places.register(connection, topic, at)
  return refusal === undefined ? { code: 'OPSP0000', live } : { code: refusal }
}
