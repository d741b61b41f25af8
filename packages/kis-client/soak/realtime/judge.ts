import { graceMs } from '../../src/realtime/watch/compare-trade.ts'
import { usualSilences } from '../../src/realtime/watch/silence.ts'
import { checkLimitMs } from '../../src/realtime/watch/watched-topic.ts'
import type { SeenRequest } from '../../src/simulator/realtime/controls.ts'
import type { Program, SeenStatus, TopicEvidence } from './program.ts'
import { topics, type WatchedTopic } from './topics.ts'
import type { Delivery } from './wire.ts'
import type { World } from './world.ts'

/** Counts of a run, each of which must be 0. */
export type Counts = Record<(typeof countNames)[number], number>

export const countNames = [
  /** Rows that were sent and not received, received more often than sent, and topics whose rows came in another order. */
  'rowsLost',
  'rowsDoubled',
  'rowsMisordered',
  /** Gaps that leave out a part of their hole in which the market had rows, or that exceed it. */
  'gapsTooShort',
  'gapsTooLong',
  'gapsWithoutHole',
  'holesWithoutGap',
  /** Holes that were not seen within the watchdog's interval after their first missing row. */
  'holesSeenLate',
  /** Requests for a further topic while the connection has 41. */
  'beyond41',
  /** Requests for a topic that the connection has, or within 300 s of an OPSP0002 for it. */
  'askedAgain',
  /** Connections without a refusal whose topics took longer than 100 ms each, and a second for the connection. */
  'registeredSlowly',
  /** Topics that were not live when the last faults had long ended. */
  'notLiveAtEnd',
  /** Topics for which the simulator has not written the rows of the market, so that nothing is proved. */
  'truthUnclear',
  'thrown',
] as const

export interface Verdict {
  readonly counts: Counts
  readonly figures: Readonly<Record<string, number>>
  /** Findings, each as a sentence. */
  readonly trace: readonly string[]
}

export interface Evidence {
  readonly world: World
  readonly programs: readonly Program[]
  readonly requests: readonly SeenRequest[]
  readonly endAt: number
}

const placesOfKey = 41
const heldTopicMs = 300_000
const pacedMs = 100
const connectMs = 1_100
const continuousFrom = Date.parse('2026-11-20T09:00:00+09:00')
const continuousUntil = Date.parse('2026-11-20T15:20:00+09:00')

/** Judges a run by what the simulator has sent, by what the sockets have seen, and by what the market had. */
export function judge({ world, programs, requests, endAt }: Evidence): Verdict {
  const counts = Object.fromEntries(countNames.map((name) => [name, 0])) as Counts
  const trace: string[] = []
  const figures = { rows: 0, gaps: 0, 'longest excess of an uncertain gap, ms': 0, programs: programs.length }
  const note = (name: keyof Counts, about: string, count = 1) => {
    counts[name] += count
    if (trace.length < 200) trace.push(`${name}: ${about}`)
  }
  const longestMs = longestSilenceMs()
  const judged: Judged = { world, longestMs, note, figures }

  judgeRequests(requests, programs, note)
  for (const program of programs) {
    for (const error of program.thrown) note('thrown', String(error))
    judgeConnections(program, note)
    for (const [name, topic] of topics) {
      const evidence = program.evidence.get(name)
      if (evidence === undefined) continue
      figures.rows += evidence.received.length
      judgeRows(name, evidence, note)
      judgeTruth(judged, topic, program)
      judgeGaps(judged, topic, {
        evidence,
        deliveries: program.wire.deliveries.get(name) ?? [],
        endedAt: program.endedAt,
      })
    }
  }
  for (const { trId, key, status } of programs.at(-1)?.stream.state() ?? []) {
    if (status !== 'live' && status !== 'quiet') note('notLiveAtEnd', `${trId} ${key} is ${status}`)
  }
  return { counts, trace, figures: { ...figures, 'live, %': livePercent(programs, endAt) } }
}

type Note = (name: keyof Counts, about: string, count?: number) => void

interface Judged {
  readonly world: World
  readonly longestMs: number
  readonly note: Note
  readonly figures: { gaps: number; 'longest excess of an uncertain gap, ms': number }
}

/** Time between two calls of the watchdog, in ms: it makes 20 a minute. */
const spacingMs = 3_000

/**
 * Returns the longest span between two proofs of a topic, in ms: the longest silence, a check and a price of each topic, one answer,
 * and the way of a row.
 */
const longestSilenceMs = (): number => usualSilences.mostMs + topics.size * 2 * spacingMs + checkLimitMs + graceMs

/** Judges the requests by the simulator's own list of them. */
function judgeRequests(requests: readonly SeenRequest[], programs: readonly Program[], note: Note): void {
  let places = new Set<string>()
  let connection = 0
  for (const { act, code, at, ...request } of requests) {
    if (request.connection !== connection) places = new Set()
    connection = request.connection
    const name = `${request.trId}|${request.key}`
    if (act === 'release') {
      places.delete(name)
      continue
    }
    if (places.size >= placesOfKey && !places.has(name)) note('beyond41', `${name} at ${timeOf(at)}`)
    if (places.has(name)) note('askedAgain', `${name} at ${timeOf(at)} is registered`)
    const refusals = programs.flatMap(({ wire }) => wire.refusedAt.get(name) ?? [])
    const refusedAt = refusals.find((then) => then < at && at < then + heldTopicMs)
    if (refusedAt !== undefined) note('askedAgain', `${name} at ${timeOf(at)}, ${at - refusedAt} ms after its OPSP0002`)
    if (code === 'OPSP0000') places.add(name)
  }
}

function judgeConnections({ wire }: Program, note: Note): void {
  for (const { since, confirmedAt, isDisturbed } of wire.connections) {
    const last = confirmedAt[placesOfKey - 1]
    if (isDisturbed || last === undefined) continue
    const mostMs = placesOfKey * pacedMs + connectMs
    if (last - since > mostMs) note('registeredSlowly', `${last - since} ms to ${timeOf(last)}`)
  }
}

function judgeRows(name: string, { sent, received }: TopicEvidence, note: Note): void {
  const counts = new Map<string, number>()
  for (const row of sent) counts.set(row, (counts.get(row) ?? 0) + 1)
  for (const row of received) counts.set(row, (counts.get(row) ?? 0) - 1)
  const wrong = [...counts].filter(([, count]) => count !== 0)
  for (const [row, count] of wrong) {
    if (count > 0) note('rowsLost', `${count} of ${name}: ${row}`, count)
    else note('rowsDoubled', `${-count} of ${name}: ${row}`, -count)
  }
  if (wrong.length === 0 && sent.some((row, index) => row !== received[index])) note('rowsMisordered', name)
}

/** Judges the judge: while KIS delivers by the socket, the simulator has written every row that the market had. */
function judgeTruth({ world, note }: Judged, topic: WatchedTopic, { wire, evidence, endedAt }: Program): void {
  // One order makes several notices, whose number depends on its fate.
  if (topic.feed.encrypted) return
  const name = `${topic.trId}|${topic.key}`
  const until = Math.min(endedAt, world.clock.now())
  const deliveries = wire.deliveries.get(name) ?? []
  const due = (endMs: number) =>
    deliveries
      .map(({ from, to }) => world.rowsIn(topic, from, Math.min(to + endMs, until)))
      .reduce((sum, rows) => sum + rows, 0)
  const written = evidence.get(name)?.written ?? 0
  // The rows of the millisecond in which a connection ends may be written or not.
  if (written < due(-1)) note('truthUnclear', `${name}: ${written} rows were written, and ${due(0)} were due`)
}

/** Judges the gaps of a topic by the spans in which KIS did not deliver it. */
function judgeGaps(
  { world, longestMs, note, figures }: Judged,
  topic: WatchedTopic,
  {
    evidence,
    deliveries,
    endedAt,
  }: { readonly evidence: TopicEvidence; readonly deliveries: readonly Delivery[]; readonly endedAt: number },
): void {
  const left = [...evidence.gaps]
  figures.gaps += left.length
  for (const [index, { to: holeFrom }] of deliveries.entries()) {
    const holeTo = deliveries[index + 1]?.from
    if (holeFrom === Number.POSITIVE_INFINITY) continue
    const about = `${topic.trId} ${topic.key} ${timeOf(holeFrom)} to ${holeTo === undefined ? 'the end' : timeOf(holeTo)}`
    judgeSight({ world, longestMs, note, figures }, topic, {
      holeFrom,
      until: Math.min(holeTo ?? endedAt, world.clock.now()),
      about,
      statuses: evidence.statuses,
    })
    if (holeTo === undefined) continue
    const place = left.findIndex((gap) => gap.to === holeTo)
    const [gap] = place < 0 ? [] : left.splice(place, 1)
    if (gap === undefined) {
      note('holesWithoutGap', about)
      continue
    }
    const missing = world.rowsIn(topic, holeFrom, gap.from)
    const excessMs = holeFrom - gap.from
    if (missing > 0) note('gapsTooShort', `${about}: the gap from ${timeOf(gap.from)} leaves out ${missing} rows`)
    if (excessMs > (gap.isCertain ? 0 : longestMs)) note('gapsTooLong', `${about}: by ${excessMs} ms`)
    const longest = 'longest excess of an uncertain gap, ms'
    figures[longest] = Math.max(figures[longest], excessMs)
  }
  for (const { from, to } of left)
    note('gapsWithoutHole', `${topic.trId} ${topic.key} ${timeOf(from)} to ${timeOf(to)}`)
}

/** Judges how soon a hole was seen. Nothing proves the death of notices alone. */
function judgeSight(
  { world, longestMs, note }: Judged,
  topic: WatchedTopic,
  {
    holeFrom,
    until,
    about,
    statuses,
  }: {
    readonly holeFrom: number
    readonly until: number
    readonly about: string
    readonly statuses: readonly SeenStatus[]
  },
): void {
  // REST proves a death by trades, which the hours outside of continuous trading lack.
  const from = Math.max(holeFrom, continuousFrom)
  if (until - from <= longestMs) return
  const seen = statuses.find(({ at, status }) => at >= holeFrom && (status === 'gap' || status === 'stale'))
  const seenAt = Math.min(seen?.at ?? until, until)
  if (world.rowsIn(topic, from, Math.min(seenAt - longestMs, continuousUntil)) > 0)
    note('holesSeenLate', `${about}: seen at ${timeOf(seenAt)}`)
}

/** Returns the part of the time in which topics were delivered and reported as live or quiet, in percent. */
function livePercent(programs: readonly Program[], endAt: number): number {
  const startAt = programs[0]?.startedAt ?? endAt
  let liveMs = 0
  for (const { evidence, wire, endedAt } of programs) {
    const end = Math.min(endedAt, endAt)
    for (const [name, { statuses }] of evidence) {
      for (const [index, { at, status }] of statuses.entries()) {
        if (status !== 'live' && status !== 'quiet') continue
        const to = Math.min(statuses[index + 1]?.at ?? end, end)
        for (const delivery of wire.deliveries.get(name) ?? [])
          liveMs += Math.max(0, Math.min(to, delivery.to) - Math.max(at, delivery.from))
      }
    }
  }
  return (100 * liveMs) / (topics.size * (endAt - startAt))
}

const timeOf = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(11, 23)
