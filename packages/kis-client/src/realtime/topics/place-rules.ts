/** Places of an app key over all its feeds. @see catalog/protocol.json maxSubscriptions: portal notice 2026-04-20 */
export const placesOfKey = 41

/** Wait for a topic that KIS holds of an earlier connection, in ms. @see an operator's report of 2026-08-19 */
export const heldTopicMs = 300_000

/** Waits between two questions for what KIS may hold of an earlier connection, in ms: how long it holds is not known. */
export const probeWaits = { firstMs: 15_000, longestMs: 120_000 } as const

/** Waits of an app key after a fault of KIS (OPSP0007), in ms: from one to the next it doubles. KIS's restart takes minutes. */
export const faultWaits = { firstMs: 10_000, longestMs: 300_000 } as const

/** Time after which KIS holds nothing of an earlier connection for certain, in ms. How long it does is not known. */
export const longestHoldMs = 3_600_000
