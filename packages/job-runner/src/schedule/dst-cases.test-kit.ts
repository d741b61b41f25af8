/** Expected slots of a cron rule where the clocks change: those that follow `from`, one after the other. */
export interface DstCase {
  readonly what: string
  readonly cron: string
  readonly zone: string
  /** Instants as `2026-03-08T07:00Z`. */
  readonly from: string
  readonly slots: readonly string[]
}

const newYork = 'America/New_York'
const london = 'Europe/London'
const lordHowe = 'Australia/Lord_Howe'

const gap = (cron: string, slots: readonly string[], what: string, from = '2026-03-07T12:00Z'): DstCase => ({
  what: `New York, 02:00 to 03:00 skipped: ${what}`,
  cron,
  zone: newYork,
  from,
  slots,
})
const repeat = (cron: string, slots: readonly string[], what: string, from = '2026-10-31T12:00Z'): DstCase => ({
  what: `New York, 01:00 to 02:00 twice: ${what}`,
  cron,
  zone: newYork,
  from,
  slots,
})

// Worked out by hand from the offsets of the zones. On the right of a line, what the clocks there read.
export const dstCases: readonly DstCase[] = [
  gap('30 2 * * *', ['2026-03-08T07:00Z', '2026-03-09T06:30Z'], 'a fixed time, at the end of the gap'), // 03:00, 02:30
  gap('0 2 * * *', ['2026-03-08T07:00Z', '2026-03-09T06:00Z'], 'the start of the gap, at its end'), // 03:00, 02:00
  gap('15,45 2 * * *', ['2026-03-08T07:00Z', '2026-03-09T06:15Z', '2026-03-09T06:45Z'], 'two times that meet, once'),
  gap('0 2,3 * * *', ['2026-03-08T07:00Z', '2026-03-09T06:00Z'], 'one that meets the next hour, once'), // 03:00, 02:00
  gap('30 1-3 * * *', ['2026-03-08T06:30Z', '2026-03-08T07:00Z', '2026-03-08T07:30Z'], 'each hour of a range'),
  gap('30 30 2 * * *', ['2026-03-08T07:00Z', '2026-03-09T06:30:30Z'], 'a fixed second'), // 03:00:00, 02:30:30
  gap('30 2 8 3 *', ['2026-03-08T07:00Z', '2027-03-08T07:30Z'], 'a fixed date'), // 03:00, 02:30 of another year
  gap('0 7 * * 1-5', ['2026-03-09T11:00Z'], 'a time that exists, by the new offset', '2026-03-06T12:30Z'), // 07:00
  gap('*/30 * * * *', ['2026-03-08T06:30Z', '2026-03-08T07:00Z'], 'a step, in real time', '2026-03-08T06:15Z'),
  gap('0 */2 * * *', ['2026-03-08T05:00Z', '2026-03-08T08:00Z'], 'a step, no slot', '2026-03-08T04:30Z'), // 00:00, 04:00
  gap('*/20 2 * * *', ['2026-03-09T06:00Z', '2026-03-09T06:20Z'], 'a step in its minutes, no slot'), // 02:00, 02:20
  repeat('30 1 * * *', ['2026-11-01T05:30Z', '2026-11-02T06:30Z'], 'a fixed time, at its first'), // 01:30, 01:30
  repeat('30 1 * * *', ['2026-11-02T06:30Z'], 'a fixed time, asked between the two', '2026-11-01T06:15Z'), // 01:30
  repeat('0 1,2 * * *', ['2026-11-01T05:00Z', '2026-11-01T07:00Z', '2026-11-02T06:00Z'], 'a list, each once'),
  repeat('30 0-2 * * *', ['2026-11-01T04:30Z', '2026-11-01T05:30Z', '2026-11-01T07:30Z'], 'a range, each hour once'),
  repeat('0 2 * * *', ['2026-11-01T07:00Z', '2026-11-02T07:00Z'], 'the time after it, once'), // 02:00, 02:00
  repeat(
    '0 * * * *',
    ['2026-11-01T05:00Z', '2026-11-01T06:00Z', '2026-11-01T07:00Z'],
    'each hour',
    '2026-11-01T04:30Z',
  ),
  repeat(
    '*/30 * * * *',
    ['2026-11-01T05:30Z', '2026-11-01T06:00Z', '2026-11-01T06:30Z'],
    'a step',
    '2026-11-01T05:15Z',
  ),
  repeat('*/30 1 * * *', ['2026-11-01T05:00Z', '2026-11-01T05:30Z', '2026-11-01T06:00Z'], 'a step in its minutes'),
  {
    what: 'Seoul, whose clocks never change: weekdays at 07:00',
    cron: '0 7 * * 1-5',
    zone: 'Asia/Seoul',
    from: '2026-03-06T00:00Z',
    slots: ['2026-03-08T22:00Z', '2026-03-09T22:00Z'],
  },
  {
    what: 'London, 01:00 to 02:00 skipped: a fixed time, at the end of the gap',
    cron: '30 1 * * *',
    zone: london,
    from: '2026-03-28T12:00Z',
    slots: ['2026-03-29T01:00Z', '2026-03-30T00:30Z'],
  },
  {
    what: 'London, 01:00 to 02:00 twice: a fixed time, at its first',
    cron: '30 1 * * *',
    zone: london,
    from: '2026-10-24T12:00Z',
    slots: ['2026-10-25T00:30Z', '2026-10-26T01:30Z'],
  },
  {
    what: 'London, 01:00 to 02:00 twice: each hour',
    cron: '0 * * * *',
    zone: london,
    from: '2026-10-24T23:30Z',
    slots: ['2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'],
  },
  {
    what: 'Lord Howe, 02:00 to 02:30 skipped: a fixed time, at the end of the gap',
    cron: '15 2 * * *',
    zone: lordHowe,
    from: '2026-10-03T00:00Z',
    slots: ['2026-10-03T15:30Z', '2026-10-04T15:15Z'],
  },
  {
    what: 'Lord Howe, 02:00 to 02:30 skipped: each hour that the clocks read',
    cron: '0 * * * *',
    zone: lordHowe,
    from: '2026-10-03T14:00Z',
    slots: ['2026-10-03T14:30Z', '2026-10-03T16:00Z', '2026-10-03T17:00Z'], // 01:00, 03:00, 04:00
  },
  {
    what: 'Lord Howe, 01:30 to 02:00 twice: a fixed time, at its first',
    cron: '45 1 * * *',
    zone: lordHowe,
    from: '2026-04-04T00:00Z',
    slots: ['2026-04-04T14:45Z', '2026-04-05T15:15Z'],
  },
  {
    what: 'Lord Howe, 01:30 to 02:00 twice: a step, in real time',
    cron: '*/15 * * * *',
    zone: lordHowe,
    from: '2026-04-04T14:40Z',
    slots: ['2026-04-04T14:45Z', '2026-04-04T15:00Z', '2026-04-04T15:15Z', '2026-04-04T15:30Z'],
  },
  {
    what: 'Cairo, 00:00 to 01:00 skipped: midnight, on its own date',
    cron: '0 0 * * *',
    zone: 'Africa/Cairo',
    from: '2026-04-23T12:00Z',
    slots: ['2026-04-23T22:00Z', '2026-04-24T21:00Z'],
  },
  {
    what: 'Nuuk, 23:00 to 24:00 skipped: a fixed time of a date that ends early, at midnight',
    cron: '30 23 * * *',
    zone: 'America/Nuuk',
    from: '2026-03-28T12:00Z',
    slots: ['2026-03-29T01:00Z', '2026-03-30T00:30Z'],
  },
  {
    what: 'Beirut, 23:00 to 24:00 twice: a fixed time, at its first',
    cron: '30 23 * * *',
    zone: 'Asia/Beirut',
    from: '2026-10-24T12:00Z',
    slots: ['2026-10-24T20:30Z', '2026-10-25T21:30Z'],
  },
]

/** Returns the slots of a rule for a case, in the shape of its `slots`. */
export function slotsIn({ from, slots }: DstCase, nextAfter: (at: number) => number | undefined): string[] {
  const found: string[] = []
  let at = nextAfter(Date.parse(from))
  while (at !== undefined && found.length < slots.length) {
    found.push(new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z'))
    at = nextAfter(at)
  }
  return found
}
