import { EventEmitter } from 'eventemitter3'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { memoryBackend } from '../src/index.ts'
import { type Hooks, measureRuns, type Started, slots } from './contenders/measure-runs.ts'
import { startJobs } from './contenders/ours.ts'

const load = { backlog: 1_000, count: 20_000 }

/** Starts a queue with the same callbacks and nothing else: no states, no history, no recipients. */
async function startBareQueue({ run, delivered }: Hooks): Promise<Started> {
  const emitter = new EventEmitter()
  const waiting: number[] = []
  let running = 0
  let first = 0
  emitter.on('completion', delivered)
  function next() {
    while (running < slots && first < waiting.length) {
      first += 1
      running += 1
      void run().then(() => {
        running -= 1
        emitter.emit('completion')
        next()
      })
    }
  }
  return {
    async trigger(index) {
      waiting.push(index)
      next()
    },
    stop: async () => undefined,
  }
}

export default defineBench({
  id: 'runs-memory',
  title: 'runs in memory, from trigger to delivered completion',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: async () => (await measureRuns((hooks) => startJobs(memoryBackend(), hooks), load)).perSecond,
  peers: {
    'floor: a bare queue with the same callbacks': async () => (await measureRuns(startBareQueue, load)).perSecond,
  },
})
