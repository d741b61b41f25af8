import { createChance } from '@stockeye/test-kit/chance'
import type { SoakResult } from '../../../../scripts/soak/define-soak.ts'
import { runEpisode } from './episode.ts'
import { createDeck, type FaultKind, faultKinds } from './faults.ts'
import type { StartClient } from './host.ts'
import { type Counts, countNames } from './judge.ts'

export interface RunOptions {
  readonly intents: number
  readonly seed: number
  readonly startClient: StartClient
  /** Part of the intents with which something goes wrong. @default 0.2 */
  readonly faultShare?: number
  /** Kinds of what goes wrong. @default all */
  readonly kinds?: readonly FaultKind[]
  readonly log: (line: string) => void
}

/** Intents of an account: its run ends, and another one begins on a new journal. */
const mostOfEpisode = 100

/** Largest part of the intents whose fate may stay unknown, beside twins and lookalikes. */
const mostUnknown = 0.01

/** Trades on one account after another, and sums what the judge has found. */
export async function runOrders(options: RunOptions): Promise<SoakResult> {
  const { intents, seed, startClient, faultShare = 0.2, kinds = faultKinds, log } = options
  const counts: Counts = { sentTwice: 0, lost: 0, wronglyEnded: 0, externalTouched: 0 }
  const unknown = new Map<string, number>()
  const faults = new Map<FaultKind, number>()
  const denials = new Map<string, number>()
  let placed = 0
  const deck = createDeck(createChance(seed), kinds)
  for (let index = 0; placed < intents; index += 1) {
    if (index > 2 * (intents / mostOfEpisode) + 10)
      throw new Error(`only ${placed} of ${intents} orders could be placed`)
    const count = Math.min(mostOfEpisode, intents - placed)
    const result = await runEpisode({ seed, index, intents: count, deck, faultShare, startClient })
    for (const name of countNames) counts[name] += result.counts[name]
    addAll(unknown, result.unknown)
    addAll(faults, result.faults)
    addAll(denials, result.denials)
    placed += result.placed
    for (const line of result.trace) log(`account ${index + 1}: ${line}`)
    if (index % 10 === 9) log(`${placed} of ${intents} intents`)
  }
  const reasons = Object.fromEntries([...unknown].toSorted())
  const unknownAtEnd = sum(unknown)
  const generated = (unknown.get('twins') ?? 0) + (unknown.get('lookalike') ?? 0)
  const least = leastOf(intents * faultShare, kinds)
  const broken = [
    ...countNames.filter((name) => counts[name] > 0).map((name) => `${name}: ${counts[name]}`),
    ...(unknownAtEnd - generated > placed * mostUnknown
      ? [`${unknownAtEnd - generated} of ${placed} are unknown`]
      : []),
    ...kinds
      .filter((kind) => (faults.get(kind) ?? 0) < least)
      .map((kind) => `${kind}: ${faults.get(kind) ?? 0} times, and at least ${least} were planned`),
  ]
  const named = (prefix: string, table: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...table].toSorted().map(([name, count]) => [`${prefix}${name}`, count]))
  return {
    figures: {
      intents: placed,
      ...counts,
      unknownAtEnd,
      ...named('denied: ', denials),
      ...named('unknown: ', unknown),
      ...named('fault: ', faults),
    },
    broken,
    json: { intents: placed, seed, ...counts, unknownAtEnd, reasons },
  }
}

const sum = (table: ReadonlyMap<string, number>) => [...table.values()].reduce((total, count) => total + count, 0)

function addAll<Name>(sums: Map<Name, number>, counts: ReadonlyMap<Name, number>) {
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count)
}

/** Returns the least number of each fault: half of its even share. */
const leastOf = (faults: number, kinds: readonly FaultKind[]) => Math.floor(faults / kinds.length / 2)
