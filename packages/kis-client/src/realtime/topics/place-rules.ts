/** Places of an app key over all its feeds. @see catalog/protocol.json maxSubscriptions: portal notice 2026-04-20 */
export const placesOfKey = 41

/** Wait for a topic that KIS holds of an earlier connection, in ms. @see an operator's report of 2026-08-19 */
export const heldTopicMs = 300_000

/** Waits between two questions for what KIS may hold of an earlier connection, in ms: how long it holds is not known. */
export const probeWaits = { firstMs: 15_000, longestMs: 120_000 } as const

/** Wait after a fault of KIS (OPSP0007), in ms, and the number of faults after which a topic counts as refused. */
export const faults = { waitMs: 10_000, most: 5 } as const

/** Time after which KIS holds nothing of an earlier connection for certain, in ms. How long it does is not known. */
export const longestHoldMs = 3_600_000
