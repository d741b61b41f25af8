import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { median } from '../../../scripts/bench/report.ts'
import { defineSoak, type SoakOptions, type SoakResult } from '../../../scripts/soak/define-soak.ts'
import { onDisk } from '../bench/kit/disk.ts'
import { account, factsOf, idOf } from '../bench/kit/order-facts.ts'
import type { OrderJournal } from '../src/index.ts'
import { sqliteJournal } from '../src/sqlite.ts'

const ordersPerDay = 200
const tradingDaysPerYear = 250
/** Days that the journal with a daily prune keeps. */
const keptDays = 30
const dayMs = 86_400_000
const firstDayAt = Date.parse('2026-10-19T09:00:00+09:00')
/** Share of orders whose last fact comes on the next day. */
const lateShare = 0.02

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function liveBytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Journal of a year, of which `keptDays` stay if it is pruned. */
interface Year {
  readonly journal: OrderJournal
  /** Stores the orders of a day, and the facts that are left of the day before. */
  trade(day: number): Promise<void>
  /** Returns the size of the file with its log, in bytes. */
  size(): number
}

async function startYear(path: string, { random, prunes }: { random: () => number; prunes: boolean }): Promise<Year> {
  const journal = sqliteJournal({ path })
  await journal.open()
  const keyOf = (index: number) => ({ account, clientOrderId: idOf(index) })
  let late: number[] = []

  async function settle(index: number, at: number) {
    const [, , , filled = ''] = factsOf(index)
    await journal.append(keyOf(index), { at, fact: filled }, { place: 3, isSettled: true })
  }

  async function place(index: number, at: number) {
    const [intended = '', acknowledged = '', part = ''] = factsOf(index)
    await journal.begin(keyOf(index), { at, fact: intended })
    await journal.append(keyOf(index), { at, fact: acknowledged }, { place: 1, isSettled: false })
    await journal.append(keyOf(index), { at, fact: part }, { place: 2, isSettled: false })
    if (random() < lateShare) late.push(index)
    else await settle(index, at)
  }

  return {
    journal,
    async trade(day) {
      const at = firstDayAt + day * dayMs
      const left = late
      late = []
      await Promise.all(left.map((index) => settle(index, at)))
      // The orders of a day share their waits for the disk, so that a year takes seconds.
      await Promise.all(Array.from({ length: ordersPerDay }, (_, order) => place(day * ordersPerDay + order, at)))
      // A program reads the orders of the day and those that are not settled, as after each start.
      const ids = [
        ...(await journal.began(account, { from: at, to: at + dayMs })),
        ...(await journal.unsettled(account)),
      ]
      await Promise.all(ids.map((clientOrderId) => journal.read({ account, clientOrderId })))
      if (prunes) await journal.prune(account, at - keptDays * dayMs)
    },
    size: () => statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0),
  }
}

/** Returns the growth a day from the middle third of the samples to the last one. */
function growthOf(samples: readonly number[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3))
  return (median(samples.slice(-third)) - median(samples.slice(-2 * third, -third))) / third
}

async function live(folder: string, { scale, seed, log }: SoakOptions): Promise<SoakResult> {
  const days = Math.max(3, Math.round(tradingDaysPerYear * scale))
  const random = seededRandom(seed)
  const whole = await startYear(join(folder, 'whole.db'), { random, prunes: false })
  const pruned = await startYear(join(folder, 'pruned.db'), { random, prunes: true })
  const [heap, sizes]: [number[], number[]] = [[], []]
  for (let day = 0; day < days; day += 1) {
    await whole.trade(day)
    await pruned.trade(day)
    heap.push(liveBytes())
    sizes.push(pruned.size())
    if (day % 50 === 49) log(`${day + 1} days`)
  }
  const span = { from: firstDayAt, to: firstDayAt + days * dayMs }
  const [stored, kept] = await Promise.all([whole, pruned].map(({ journal }) => journal.began(account, span)))
  const facts = await whole.journal.read({ account, clientOrderId: idOf(0) })
  await Promise.all([whole.journal.close(), pruned.journal.close()])
  const orders = days * ordersPerDay
  const [heapPerDay, sizePerDay] = [growthOf(heap), growthOf(sizes)]
  // The orders of today and of the days that are kept, and some of earlier days that were settled later.
  const mostKept = (keptDays + 2) * ordersPerDay
  const broken = [
    stored?.length === orders ? [] : [`${stored?.length} of ${orders} orders are in the journal`],
    facts?.length === 4 ? [] : [`an order has ${facts?.length} of 4 facts`],
    Number(kept?.length) <= mostKept ? [] : [`${kept?.length} orders are left after the prune, not ${mostKept}`],
    // Fewer days say nothing: the first ones fill the room that the prune leaves free later.
    days < 90 || heapPerDay < 2_000 ? [] : [`the heap grows by ${heapPerDay} bytes a day`],
    days < 90 || sizePerDay < 2_000 ? [] : [`the pruned file grows by ${sizePerDay} bytes a day`],
  ].flat()
  const figures = {
    orders,
    facts: orders * 4,
    'heap MB at the end': Number(heap.at(-1)) / 2 ** 20,
    'heap growth, bytes a day': heapPerDay,
    'MB of the whole year': whole.size() / 1e6,
    'bytes an order': whole.size() / orders,
    [`MB with ${keptDays} days kept`]: pruned.size() / 1e6,
    'growth of that, bytes a day': sizePerDay,
  }
  return { figures, broken }
}

export default defineSoak({
  about: 'a year of 200 orders a day in the journal of orders: its memory and its file, with and without a daily prune',
  run: (options) => onDisk((folder) => live(folder, options)),
})
