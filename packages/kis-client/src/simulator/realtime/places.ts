import { type Topic, topicName } from '../../realtime/topics/topic.ts'

/**
 * Registrations that an app key may have, over all products.
 *
 * @see catalog/protocol.json `maxSubscriptions`: portal notice of 2026-04-20
 */
export const mostPlaces = 41

/** One of the registrations of an app key. */
export interface Place extends Topic {
  /** Number of the connection that has registered the topic. */
  readonly connection: number
  /** Instant at which a place of an ended session becomes free, in ms since 1970; absent while the session lives. */
  readonly heldUntil?: number
}

/** Registrations of one app key: one session, and the places that ended sessions still hold. */
export interface Places {
  /** Makes a connection the session of the app key, unless another one is. @returns whether it is the session */
  admit(connection: number, at: number): boolean
  /** Takes a place for a topic. @returns the code of the refusal; undefined if the place is taken */
  register(connection: number, topic: Topic, at: number): 'OPSP0002' | 'OPSP0008' | undefined
  /** Returns whether a connection has registered a topic. */
  has(connection: number, topic: Topic): boolean
  /** Frees the place of a topic. */
  release(topic: Topic): void
  /** Ends the session of a connection, and holds its places, and the session itself, for a while. */
  end(connection: number, at: number, held: { readonly placesMs: number; readonly sessionMs: number }): void
  /** Returns the places that are taken. */
  list(at: number): readonly Place[]
}

export function createPlaces(): Places {
  const places = new Map<string, Place>()
  let session: number | undefined
  let sessionHeldUntil = Number.NEGATIVE_INFINITY

  const freeHeld = (at: number) => {
    for (const [name, { heldUntil }] of places) if (heldUntil !== undefined && heldUntil <= at) places.delete(name)
  }

  return {
    admit(connection, at) {
      if (session === undefined && at >= sessionHeldUntil) session = connection
      return session === connection
    },

    register(connection, topic, at) {
      freeHeld(at)
      if (places.has(topicName(topic))) return 'OPSP0002'
      if (places.size >= mostPlaces) return 'OPSP0008'
      places.set(topicName(topic), { trId: topic.trId, key: topic.key, connection })
      return undefined
    },

    has(connection, topic) {
      const place = places.get(topicName(topic))
      return place !== undefined && place.connection === connection && place.heldUntil === undefined
    },

    release: (topic) => void places.delete(topicName(topic)),

    end(connection, at, { placesMs, sessionMs }) {
      if (session !== connection) return
      session = undefined
      sessionHeldUntil = at + sessionMs
      for (const [name, place] of places) {
        if (place.heldUntil === undefined) places.set(name, { ...place, heldUntil: at + placesMs })
      }
      freeHeld(at)
    },

    list(at) {
      freeHeld(at)
      return [...places.values()]
    },
  }
}
