import type { KisClient } from '../../client/client.ts'
import type { KnownFeeds } from '../known-feeds.ts'
import type { OpenLine } from '../line.ts'
import { recordLine } from '../recording/record-line.ts'
import { openDirectLine } from '../session/direct-line.ts'
import { shareLine } from '../sharing/share-line.ts'
import type { StreamOptions } from './stream.ts'

/** Returns the line of a stream: a given one, the socket of this process, or the one that the processes of the app key share. */
export function openLine(client: KisClient, options: StreamOptions, feeds: KnownFeeds): OpenLine {
  const { record } = options
  const line = sourceOf(client, options, feeds)
  return record === undefined ? line : recordLine(line, record, client.clock)
}

function sourceOf(client: KisClient, options: StreamOptions, feeds: KnownFeeds): OpenLine {
  const { line, sharing, pool = [], mostRestCallsPerMinute, random = Math.random } = options
  if (line !== undefined) return line
  const direct = { clients: [client, ...pool], feeds, random, mostRestCallsPerMinute }
  if (sharing === undefined) return (listener) => openDirectLine(listener, direct)
  return shareLine({
    sharing,
    key: client.realtime.keyName.replaceAll('/', '-'),
    clock: client.clock,
    openDirect: (listener, tenure) => openDirectLine(listener, direct, tenure),
    isNotice: feeds.isNotice,
    random,
  })
}
