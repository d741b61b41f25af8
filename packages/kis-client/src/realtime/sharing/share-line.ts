import { hostname } from 'node:os'
import { backoffMs } from '@stockeye/internal/backoff'
import { untilAborted, wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import { KisUnreachableError } from '../../errors.ts'
import type { Line, LineListener, OpenLine } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { type Guest, startGuest } from './guest.ts'
import type { Meeting, Reception, Sharing, Tenure } from './meeting.ts'
import { type OpenDirectLine, type Owner, startOwner } from './owner.ts'
import type { WantedTopic } from './packets.ts'
import { createReports, type Reports } from './reports.ts'

export interface ShareLineOptions {
  /** Place where the processes of the app key meet. */
  readonly sharing: Sharing
  /** Fingerprint of the app key, which holds no secret: letters, digits, `-` and `_`. */
  readonly key: string
  readonly clock: Clock
  /** Opens the socket of the app key, once this process is its owner. */
  readonly openDirect: OpenDirectLine
  /** Returns whether a TR id is that of notices, which are never dropped. */
  readonly isNotice: (trId: string) => boolean
  /** Returns a number in [0, 1), which spreads the tries of processes. */
  readonly random: () => number
  /** Name of this process for people. @default its id and host */
  readonly name?: string
  /** Time between two signs of life of the owner, in ms. @default 1_000 */
  readonly aliveMs?: number
  /** Time without a sign of life after which a guest reports its topics as lost, in ms. @default 3_500 */
  readonly silentMs?: number
  /** Number of bytes that may wait for a guest that reads slowly, before its frames are dropped. @default 4 MiB */
  readonly mostBytes?: number
  /** Time for which the topics of a guest that died stay registered, in ms: it may be started again. @default 5_000 */
  readonly lingerMs?: number
}

const pauses = { firstMs: 20, maxMs: 500 }

/**
 * Shares the socket of an app key between processes. One of them owns it, and the others get their topics through that one.
 * When it ends, another one takes over.
 */
export function shareLine(options: ShareLineOptions): OpenLine {
  const name = options.name ?? `process ${process.pid} on ${hostname()}`
  return (listener) => {
    const meeting = options.sharing.meet({ key: options.key, clock: options.clock, name })
    return openSharedLine(listener, meeting, {
      aliveMs: 1_000,
      silentMs: 3_500,
      mostBytes: 4 * 2 ** 20,
      lingerMs: 5_000,
      ...options,
      name,
    })
  }
}

/** Part of this process at the moment: owner or guest. */
interface Role {
  want(topic: WantedTopic): void
  unwant(topic: Topic): void
}

function openSharedLine(listener: LineListener, meeting: Meeting, options: Required<ShareLineOptions>): Line {
  const { clock, isNotice, random } = options
  const reports = createReports({ listener, isNotice })
  const wants = new Map<string, WantedTopic>()
  const closing = new AbortController()
  let role: Role | undefined
  let lastFailure: string | undefined

  function trouble(error: unknown) {
    if (!closing.signal.aborted) listener.trouble(error)
  }

  function noteFailure(error: unknown) {
    // A place that does not work is tried again and again, but reported once.
    const text = String(error)
    if (text !== lastFailure) trouble(error)
    lastFailure = text
  }

  const part: Part = {
    ...options,
    meeting,
    reports,
    closing: closing.signal,
    trouble,
    wanted: () => [...wants.values()],
    setRole(next) {
      role = next
    },
  }

  /** Reports that this process is neither the owner nor a guest: its topics would wait without a reason. */
  function reportUnserved() {
    const message = `another process has the lease of ${options.key}, and accepts no guests`
    noteFailure(new KisUnreachableError(`${message}; see its events of trouble, or end it`))
    const nextTryAt = clock.now() + pauses.maxMs
    for (const { priority: _, ...topic } of wants.values())
      reports.topic(topic, { is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt } })
  }

  async function run() {
    let tries = 0
    let reportAt = clock.monotonic() + options.silentMs
    while (!closing.signal.aborted) {
      const round = await playRound(part).catch((failure: unknown): Round => ({ failure }))
      if (round.failure !== undefined) noteFailure(round.failure)
      if (round.wasServed) {
        lastFailure = undefined
        reportAt = clock.monotonic() + options.silentMs
      } else if (round.failure === undefined && clock.monotonic() >= reportAt) {
        reportUnserved()
        reportAt = clock.monotonic() + options.silentMs
      }
      tries = round.wasServed ? 1 : tries + 1
      const ms = round.retryMs ?? backoffMs(tries, { ...pauses, random })
      if (!closing.signal.aborted) await wait(clock, ms, closing.signal).catch(() => undefined)
    }
    reports.stop()
    await meeting.close()
  }

  const ended = Promise.resolve().then(run)
  return {
    want({ trId, key }, priority) {
      const topic = { trId, key, priority }
      wants.set(topicName(topic), topic)
      role?.want(topic)
    },
    unwant(topic) {
      wants.delete(topicName(topic))
      reports.forget(topic)
      role?.unwant(topic)
    },
    async close() {
      closing.abort()
      await ended
    },
  }
}

interface Part extends Required<ShareLineOptions> {
  readonly meeting: Meeting
  readonly reports: Reports
  readonly closing: AbortSignal
  readonly trouble: (error: unknown) => void
  readonly wanted: () => readonly WantedTopic[]
  readonly setRole: (role: Role | undefined) => void
}

/** End of a time as the owner or as a guest. */
interface Round {
  /** Whether this process had its topics. */
  readonly wasServed?: boolean
  /** Time until the next one, in ms. */
  readonly retryMs?: number
  /** Error that ended it. */
  readonly failure?: unknown
  /** Lease that was taken from an owner that is silent. */
  readonly tenure?: Tenure | undefined
}

/** Takes the lease and owns the socket, or is the guest of its owner, until that ends. */
async function playRound(part: Part): Promise<Round> {
  const lost = Promise.withResolvers<Error>()
  const taken = await part.meeting.takeLease(lost.resolve)
  if (taken !== undefined) return own(part, taken, lost.promise)
  const visited = await visit(part, lost.resolve)
  return visited.tenure === undefined ? visited : own(part, visited.tenure, lost.promise)
}

/** Owns the socket until this process closes, or the lease is lost. */
async function own(part: Part, tenure: Tenure, lost: Promise<Error>): Promise<Round> {
  const { reports, closing, trouble, wanted, setRole } = part
  let reception: Reception | undefined
  try {
    // An answer of Redis may have taken longer than the lease.
    if (closing.aborted || !tenure.holds()) return {}
    const listener = {
      ...reports,
      trouble,
      topic(topic: Topic, state: TopicState) {
        // The caller has ended the line: its end is no loss.
        if (!closing.aborted) reports.topic(topic, state)
      },
    }
    const owner: Owner = startOwner({ ...part, tenure, own: listener })
    void lost.then(owner.abandon)
    setRole({ want: ({ priority, ...topic }) => owner.want(topic, priority), unwant: owner.unwant })
    for (const { priority, ...topic } of wanted()) owner.want(topic, priority)
    reception = await receiveGuests(part, tenure, owner)
    const reason = await untilAborted(lost, closing).catch(() => undefined)
    if (reason === undefined) {
      await owner.close()
      return { wasServed: true }
    }
    owner.abandon()
    reports.loseAll()
    trouble(reason)
    return { wasServed: true }
  } finally {
    setRole(undefined)
    // The lease ends last: no other process opens a socket before this one has closed its own.
    await reception?.close()
    await tenure.release()
  }
}

/** Accepts guests, and tries again until the place works. Without guests this process is still served. */
async function receiveGuests(
  { meeting, clock, aliveMs, closing, trouble }: Part,
  tenure: Tenure,
  { accept }: Owner,
): Promise<Reception | undefined> {
  let isReported = false
  while (!closing.aborted && tenure.holds()) {
    try {
      return await meeting.receive(tenure, accept)
    } catch (error) {
      if (!isReported) trouble(error)
      isReported = true
    }
    await wait(clock, aliveMs, closing).catch(() => undefined)
  }
  return undefined
}

/** Time until an owner of another version is asked again, in ms. */
const otherVersionMs = 5_000

/** Stays the guest of the owner until that closes, this process closes, or the lease of a silent owner has ended. */
async function visit(part: Part, onLost: (reason: Error) => void): Promise<Round> {
  const { reports, closing, setRole, clock, wanted } = part
  const guest = await startGuest(part)
  if (guest === undefined) return {}
  try {
    setRole(guest)
    const tenure = await stay(guest, part, onLost)
    const failure = guest.refusal()
    if (failure === undefined) return { wasServed: guest.wasAccepted(), tenure }
    const nextTryAt = clock.now() + otherVersionMs
    for (const { priority: _, ...topic } of wanted()) {
      reports.topic(topic, { is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt } })
    }
    return { retryMs: otherVersionMs, failure }
  } finally {
    setRole(undefined)
    if (closing.aborted) await guest.leave()
    else {
      guest.close()
      reports.loseAll()
    }
  }
}

/** Waits for the end of a connection to the owner. @returns the lease, if a silent owner has lost it */
async function stay(
  guest: Guest,
  { meeting, closing }: Part,
  onLost: (reason: Error) => void,
): Promise<Tenure | undefined> {
  while (!closing.aborted) {
    const how = await untilAborted(guest.next(), closing).catch(() => undefined)
    if (how !== 'silent') return undefined
    const tenure = await meeting.takeLease(onLost)
    if (tenure !== undefined) return tenure
  }
  return undefined
}
