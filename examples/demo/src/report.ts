import type { Simulation } from './simulate.ts'

const rows: readonly (readonly [string, (simulation: Simulation) => unknown])[] = [
  ['calls', ({ figures }) => figures.calls],
  ['failed calls', ({ figures }) => figures.failedCalls],
  ['first failure, hour', ({ firstFailureHour }) => firstFailureHour ?? 'never'],
  ['token rotations', ({ figures }) => figures.rotations],
  ['sessions rebuilt', ({ figures }) => figures.sessionsRebuilt],
  ['orders', ({ figures }) => figures.orders],
  ['fills', ({ figures }) => figures.fills],
  ['duplicate orders', ({ figures }) => figures.duplicateOrders],
  ['jobs triggered', ({ figures }) => figures.triggered],
  ['completions', ({ figures }) => figures.completions],
  ['messages of the bot', ({ figures }) => figures.messages],
]

/** Formats both ways side by side, each with its time line. */
export function formatReport({
  hours,
  seed,
  current,
  legacy,
}: {
  readonly hours: number
  readonly seed: number
  readonly current: Simulation
  readonly legacy: Simulation
}): string {
  const table = rows.map(
    ([name, read]) => `${name.padEnd(22)}${String(read(legacy)).padStart(10)}${String(read(current)).padStart(10)}`,
  )
  return [
    `${hours} hours from Monday 2026-10-19 08:00 in Seoul, seed ${seed}`,
    '',
    'Before: a trader whose token is read once and kept',
    legacy.timeline.format(),
    '',
    'After: trader, API, worker and bot, whose clients receive `rotated` and rebuild their sessions',
    current.timeline.format(),
    '',
    `${''.padEnd(22)}${'before'.padStart(10)}${'after'.padStart(10)}`,
    ...table,
  ].join('\n')
}
