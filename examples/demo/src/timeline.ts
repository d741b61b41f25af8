import type { Log } from '@stockeye/example-shared/log'
import type { Clock } from '@stockeye/token-manager'

interface TimelineEntry {
  readonly at: number
  readonly kind: 'token' | 'session' | 'order' | 'job' | 'warning'
  readonly text: string
}

/** Events of a simulation, for a person to read. */
export interface Timeline {
  /** Adds an entry at the time of the clock. */
  note(kind: TimelineEntry['kind'], text: string): void
  /** Log of the trader, without its routine lines. */
  readonly log: Log
  /** Formats an instant as Korean wall-clock time. */
  timeOf(at: number): string
  /** Formats all entries, one on a line. */
  format(): string
}

const formatter = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  weekday: 'short',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** Creates an empty timeline. */
export function createTimeline({ clock, startAt }: { readonly clock: Clock; readonly startAt: number }): Timeline {
  const entries: TimelineEntry[] = []
  const note = (kind: TimelineEntry['kind'], text: string) => entries.push({ at: clock.now(), kind, text })
  const timeOf = (at: number) => formatter.format(at).replaceAll(',', '')
  const warn = (message: string) => note(message.startsWith('ORDER_') ? 'order' : 'warning', message)
  return {
    note,
    timeOf,
    log: {
      debug: () => undefined,
      info: (_fields, message) => {
        if (message.startsWith('ORDER_')) note('order', message)
      },
      warn: (_fields, message) => warn(message),
      error: (_fields, message) => warn(message),
    },
    format() {
      const line = ({ at, kind, text }: TimelineEntry) => {
        const hour = String(Math.floor((at - startAt) / 3_600_000)).padStart(3)
        return `${timeOf(at)}  ${hour} h  ${kind.padEnd(8)} ${text}`
      }
      return fold(entries)
        .map((entry) => (typeof entry === 'string' ? entry : line(entry)))
        .join('\n')
    },
  }
}

const mostAlike = 3

/** Shortens the entries: a failure that repeats every few minutes for days is shown three times, and then counted. */
function fold(entries: readonly TimelineEntry[]): readonly (TimelineEntry | string)[] {
  const folded: (TimelineEntry | string)[] = []
  let warnings = 0
  for (const entry of entries) {
    if (entry.kind === 'warning') warnings += 1
    if (entry.kind !== 'warning' || warnings <= mostAlike) folded.push(entry)
  }
  if (warnings > mostAlike) folded.push(`… and ${warnings - mostAlike} more warnings`)
  return folded
}
