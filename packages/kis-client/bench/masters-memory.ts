import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { domesticKospi } from '../src/instruments/masters.gen.ts'
import { parseMaster } from '../src/instruments/parse-master.ts'
import { chunksOf, fileOf, splitAndSlice } from './masters.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const rows = 100_000

/** Measures work. @returns the growth of live memory at the worst of some moments, in MB */
async function growthMb(work: (look: () => void) => Promise<void>): Promise<number> {
  await wait(0)
  const alive = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = alive()
  let most = before
  await work(() => {
    most = Math.max(most, alive())
  })
  return (most - before) / 2 ** 20
}

/** Ours reads a file four times as long in the same room, or the row fails. */
async function readRows(count: number): Promise<number> {
  return growthMb(async (look) => {
    let seen = 0
    for await (const row of parseMaster(domesticKospi, fileOf(count))) {
      if (row.mksc_shrn_iscd !== undefined) seen += 1
      if (seen % 20_000 === 0) look()
    }
    if (seen !== count) throw new Error(`parseMaster returned ${seen} rows of a file with ${count}`)
  })
}

// Memory that grows with the file is what kills a bot on a machine of 512 MB, and only on the day the file has grown.
export default defineBench({
  id: 'masters-memory',
  title: 'memory to read a master file, which may have any length',
  unit: 'MB, 100,000 rows',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: async () => {
    const short = await readRows(rows)
    const long = await readRows(4 * rows)
    if (long > short + 5) throw new Error(`${4 * rows} rows took ${long} MB, and ${rows} rows ${short} MB`)
    return Math.max(short, long)
  },
  peers: {
    'iconv-lite, split and slice': () =>
      growthMb(async (look) => {
        const chunks = await chunksOf(rows)
        const read = splitAndSlice(Buffer.concat(chunks))
        look()
        if (read.length !== rows) throw new Error('rows are missing')
      }),
  },
})
