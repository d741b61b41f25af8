import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { defineSoak, type SoakOptions, type SoakResult } from '../../../scripts/soak/define-soak.ts'
import { createFrameFuzz, type FuzzCounts } from '../src/realtime/wire/random-frames.test-kit.ts'

const messages = 1_000_000
const parts = 10
/** Growth that the noise of the collector may show. */
const mostGrowthBytes = 1_000_000

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function liveBytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function run({ scale, seed, log }: SoakOptions): Promise<SoakResult> {
  const fuzz = createFrameFuzz(seededRandom(seed))
  const total: FuzzCounts = { frames: 0, rows: 0, answers: 0, pings: 0, malformed: 0, wrong: 0 }
  const live: number[] = []
  for (let part = 1; part <= parts; part += 1) {
    const counts = fuzz.run(Math.ceil((messages * scale) / parts))
    for (const name of ['frames', 'rows', 'answers', 'pings', 'malformed', 'wrong'] as const)
      total[name] += counts[name]
    live.push(liveBytes())
    log(`${part} of ${parts}: ${total.rows} rows, ${total.malformed} malformed`)
  }
  // The first part compiles the readers and fills their buffers.
  const growth = (live.at(-1) ?? 0) - (live[1] ?? 0)
  return {
    figures: { ...total, 'growth of live memory, bytes': growth },
    broken: [
      ...(total.wrong > 0 ? [`${total.wrong} whole frames gave other rows than split`] : []),
      ...(growth > mostGrowthBytes ? [`live memory grew by ${growth} bytes`] : []),
    ],
  }
}

export default defineSoak({
  about: 'random messages, whole and damaged: no reader throws, no whole frame is misread, and memory stays flat',
  size: { name: 'messages', full: messages },
  run,
})
