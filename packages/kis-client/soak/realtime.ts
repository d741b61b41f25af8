import { defineSoak, type SoakResult } from '../../../scripts/soak/define-soak.ts'
import { faultKinds, faultsWithoutHeldPlaces } from './realtime/faults.ts'
import { type Counts, countNames } from './realtime/judge.ts'
import { rightClient } from './realtime/program.ts'
import { type Run, runRealtime } from './realtime/run.ts'

const minuteMs = 60_000
// The Friday on which the simulator restarts at 13:05.
const startAt = Date.parse('2026-11-20T08:40:00+09:00')
/** Least part of the time in which topics are live when KIS holds no places, in percent. */
const leastLive = 97

const common = { startAt, client: rightClient, disconnectMs: 10 * minuteMs }
const days = {
  'no held places': {
    ...common,
    kinds: faultsWithoutHeldPlaces,
    faultMs: 6 * minuteMs,
    heldPlacesMs: 0,
    heldSessionMs: 0,
    areDeathsInTrading: true,
  },
  'held places': {
    ...common,
    kinds: faultKinds,
    faultMs: 3 * minuteMs,
    heldPlacesMs: 5 * minuteMs,
    heldSessionMs: 20_000,
  },
} as const

export default defineSoak({
  about:
    '8 simulated hours of 41 topics with a disconnect every 10 minutes, faults and crashes: no row is lost or doubled',
  size: { name: 'hours', full: 8 },
  async run({ scale, seed, log }): Promise<SoakResult> {
    const figures: Record<string, number> = {}
    const counts = Object.fromEntries(countNames.map((name) => [name, 0])) as Counts
    const broken: string[] = []
    for (const [day, options] of Object.entries(days)) {
      const run: Run = await runRealtime({ ...options, hours: 8 * scale, seed })
      for (const line of run.trace) log(`${day}: ${line}`)
      for (const name of countNames) counts[name] += run.counts[name]
      for (const [name, value] of Object.entries(run.figures)) figures[`${day}: ${name}`] = value
      figures[`${day}: disconnects`] = run.disconnects
      for (const [kind, count] of run.faults) figures[`${day}: fault ${kind}`] = count
      const live = run.figures['live, %'] ?? 0
      if (options.heldPlacesMs === 0 && live < leastLive) broken.push(`topics are live for ${live} % of ${day}`)
    }
    broken.push(...countNames.filter((name) => counts[name] > 0).map((name) => `${name}: ${counts[name]}`))
    return { figures: { ...counts, ...figures }, broken, json: { seed, ...counts, ...figures } }
  },
})
