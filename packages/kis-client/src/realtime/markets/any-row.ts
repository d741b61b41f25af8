import type { Feed } from '../../endpoint.ts'
import type { StreamRow } from '../stream/stream.ts'

/** Row of a feed of any kind. */
export type AnyRow = StreamRow<Feed<string>>
