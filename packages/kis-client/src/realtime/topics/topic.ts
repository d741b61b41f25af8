/** Feed with one key, as KIS registers it. */
export interface Topic {
  /** TR id on the wire, such as `H0STCNT0`, or `H0STCNI9` in paper trading. */
  readonly trId: string
  /** Key of the feed, such as `005930`, `DNASAAPL`, or the HTS id of an account's notices. */
  readonly key: string
}

/** Returns the name of a topic, which is unique for an app key. */
export const topicName = ({ trId, key }: Topic): string => `${trId}|${key}`

/** Reason why KIS does not deliver a topic that is wanted. */
export type TopicRefusal =
  /** All places are taken: `holders` names the topics that hold them, and places that KIS holds of a former session. */
  | { readonly reason: 'no-place'; readonly holders: readonly string[] }
  /** KIS says that the topic is registered, but this connection has not registered it: it is asked for again at `nextTryAt`. */
  | { readonly reason: 'held'; readonly nextTryAt: number }
  /** Another program has the session of the app key (OPSP8996). */
  | { readonly reason: 'key-in-use'; readonly nextTryAt: number }
  /** KIS has a fault: the app key asks for nothing before `nextTryAt`. */
  | { readonly reason: 'fault'; readonly nextTryAt: number }
  /** KIS refused the topic itself, such as an unknown key; it is not asked for again. */
  | { readonly reason: 'refused'; readonly messageCode: string; readonly message: string }

/** Delivery of a topic, as the connection knows it. */
export type TopicState =
  /** Wanted, and not confirmed. `heldUp` says why, where something holds it up. */
  | { readonly is: 'pending'; readonly heldUp?: TopicRefusal | undefined }
  /**
   * KIS delivers since `at`, in ms since 1970. `quiet`: the topic is silent, and nothing has traded. `stale`: it is silent
   * although something has traded.
   */
  | { readonly is: 'confirmed'; readonly at: number; readonly silence?: 'quiet' | 'stale' | undefined }
  /**
   * KIS delivered, and does not any more. Every row up to `from` has arrived. `isCertain`: nothing has arrived since, because
   * the connection ended there; otherwise it fell silent, and the end lies between `from` and the moment of the report.
   */
  | {
      readonly is: 'lost'
      readonly from: number
      readonly isCertain: boolean
      readonly heldUp?: TopicRefusal | undefined
    }
  | { readonly is: 'refused'; readonly refusal: TopicRefusal }

export type ConfirmedState = Extract<TopicState, { readonly is: 'confirmed' }>

/** Returns the state of a confirmed topic whose delivery ended at `from`. Of a stale one, rows may be missing since its confirmation. */
export const lostSince = ({ at, silence }: ConfirmedState, from: number, isCertain: boolean): TopicState =>
  silence === 'stale' ? { is: 'lost', from: at, isCertain: false } : { is: 'lost', from: Math.max(from, at), isCertain }
