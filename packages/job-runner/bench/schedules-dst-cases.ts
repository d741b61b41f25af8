import { mock } from 'node:test'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type DstCase, dstCases, slotsIn } from '../src/schedule/dst-cases.test-kit.ts'

/** Maps an instant to the slot after it, by the rule of a case. */
type NextAfter = (row: DstCase) => (at: number) => number | undefined

const countRight = (nextAfter: () => Promise<NextAfter>) => async () => {
  const nextOf = await nextAfter()
  return dstCases.filter((row) => `${slotsIn(row, nextOf(row))}` === `${row.slots}`).length
}

// The peers keep to rules of their own, such as croner's that a list in the hour is not a fixed time; ours are those of
// the table: a fixed time falls once on every date, and a step follows real time.
export default defineBench({
  id: 'dst-cases',
  title: 'next run where clocks change',
  unit: `cases right of ${dstCases.length}`,
  figure: 'returned',
  better: 'higher',
  runs: 1,
  ours: countRight(async () => {
    const { compileSchedule } = await import('../src/schedule/schedule.ts')
    return ({ cron, zone }) => compileSchedule({ cron, zone }).nextAfter
  }),
  peers: {
    croner: countRight(async () => {
      const { Cron } = await import('croner')
      return ({ cron, zone }) => {
        const job = new Cron(cron, { timezone: zone })
        return (at) => job.nextRun(new Date(at))?.getTime()
      }
    }),
    'node-cron': countRight(async () => {
      const { schedule } = await import('node-cron')
      // It counts from the clock alone, and only once it is started.
      return ({ cron, zone }) =>
        (at) => {
          mock.timers.enable({ apis: ['Date', 'setTimeout'], now: at })
          const task = schedule(cron, () => {}, { timezone: zone })
          const next = task.getNextRun()?.getTime()
          void task.destroy()
          mock.timers.reset()
          return next
        }
    }),
  },
})
