import type { ExchangeEvent } from './exchange.ts'
import type { Life, SentRow } from './life.ts'
import type { MemberEvent } from './member.ts'

/** Counts of takeovers, each of which must be 0. */
export type TakeoverCounts = Record<(typeof takeoverCountNames)[number], number>

export const takeoverCountNames = [
  /** Moments at which a second socket or session was open at KIS. */
  'secondSessions',
  /** Places beyond 41. */
  'beyond41',
  /** Requests for a topic that KIS still had. */
  'askedAgain',
  /** Rows that were sent, not received, and lie in no gap. */
  'rowsLost',
  'rowsDoubled',
  'rowsMisordered',
  /** Gaps that begin after the death of the owner, or lie at no death. */
  'gapsWithoutHole',
  /** Takeovers after which the topics of the others did not come back. */
  'notResumed',
] as const

export interface Finding {
  readonly counts: TakeoverCounts
  readonly figures: Readonly<Record<string, number>>
  readonly trace: readonly string[]
}

const placesOfKey = 41
/** Time between the write of a row and its receipt, in ms, by which a gap may seem to begin late. The programs share one clock. */
const latencyMs = 500
/** Time by which a gap may begin before the death: a guest knows the last sign of life of the owner. */
const mostExcessMs = 10_000

export function judgeTakeovers({
  lives,
  sent,
  report,
  takeovers,
  resumed,
  notResumed,
}: {
  readonly lives: readonly Life[]
  readonly sent: ReadonlyMap<string, readonly SentRow[]>
  readonly report: Extract<ExchangeEvent, { is: 'report' }>
  readonly takeovers: number
  readonly resumed: number
  readonly notResumed: readonly string[]
}): Finding {
  const counts = Object.fromEntries(takeoverCountNames.map((name) => [name, 0])) as TakeoverCounts
  const trace: string[] = []
  const figures = {
    takeovers,
    'guests that resumed': resumed,
    rows: 0,
    gaps: 0,
    'longest excess of a gap, ms': 0,
    'longest gap, ms': 0,
  }
  const note = (name: keyof TakeoverCounts, about: string) => {
    counts[name] += 1
    if (trace.length < 100) trace.push(`${name}: ${about}`)
  }
  if (report.mostSockets > 1) note('secondSessions', `${report.mostSockets} sockets were open at a time`)
  if (report.mostPlaces > placesOfKey) note('beyond41', `${report.mostPlaces} places were taken`)
  for (const about of notResumed) note('notResumed', about)
  let connection = 0
  for (const request of report.requests) {
    if (request.connection < connection || request.code === 'OPSP8996') note('secondSessions', JSON.stringify(request))
    connection = request.connection
    if (request.code === 'OPSP0002') note('askedAgain', JSON.stringify(request))
    if (request.code === 'OPSP0008') note('beyond41', JSON.stringify(request))
  }
  const deaths = lives.flatMap(({ killedAt }) => killedAt ?? [])
  for (const life of lives) {
    for (const key of life.keys) {
      const events = life.events.filter((event) => 'key' in event && event.key === key)
      const gaps = events.filter((event) => event.is === 'gap')
      figures.gaps += gaps.length
      figures.rows += judgeRows({ life, key, events, sent: sent.get(key) ?? [] }, note)
      for (const { from, to } of gaps) {
        const death = deaths.find((at) => at >= from - latencyMs && at <= to)
        if (death === undefined) note('gapsWithoutHole', `${life.name} ${key} ${from} to ${to}`)
        else {
          figures['longest excess of a gap, ms'] = Math.max(figures['longest excess of a gap, ms'], death - from)
          if (death - from > mostExcessMs)
            note('gapsWithoutHole', `${life.name} ${key} begins ${death - from} ms before the death`)
        }
        figures['longest gap, ms'] = Math.max(figures['longest gap, ms'], to - from)
      }
    }
  }
  return { counts, figures, trace }
}

/** Judges the rows of a topic between the first and the last one of a program. @returns their number */
function judgeRows(
  {
    life,
    key,
    events,
    sent,
  }: {
    readonly life: Life
    readonly key: string
    readonly events: readonly MemberEvent[]
    readonly sent: readonly SentRow[]
  },
  note: (name: keyof TakeoverCounts, about: string) => void,
): number {
  const received = events.filter((event) => event.is === 'row')
  const gaps = events.filter((event) => event.is === 'gap')
  const places = new Map(sent.map(({ row }, place) => [row, place]))
  const seen = new Set<number>()
  let last = -1
  for (const { row } of received) {
    const place = places.get(row) ?? -1
    if (place < 0 || seen.has(place)) note('rowsDoubled', `${life.name} ${key} ${row}`)
    else if (place < last) note('rowsMisordered', `${life.name} ${key} ${row}`)
    seen.add(place)
    last = Math.max(last, place)
  }
  const first = Math.min(...seen)
  for (const [place, { at, row }] of sent.entries()) {
    if (place < first || place > last || seen.has(place)) continue
    if (!gaps.some(({ from, to }) => at >= from - latencyMs && at <= to + latencyMs))
      note('rowsLost', `${life.name} ${key} ${row} of ${at}`)
  }
  return received.length
}
