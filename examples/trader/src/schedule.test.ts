import { createSteppedClock } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import { startSchedule, type Task } from './schedule.ts'

const minuteMs = 60_000

function start(tasks: readonly Task[], clock = createSteppedClock(0)) {
  const errors: unknown[] = []
  const schedule = startSchedule(tasks, { clock, onError: (_task, error) => errors.push(error) })
  return { clock, schedule, errors }
}

describe('the schedule', () => {
  it('runs each task at once and then at its interval', async () => {
    const ran: number[] = []
    const clock = createSteppedClock(0)
    const { schedule } = start(
      [{ name: 'task', everyMs: 10 * minuteMs, run: async () => void ran.push(clock.now() / minuteMs) }],
      clock,
    )

    await clock.runUntil(30 * minuteMs)
    await schedule.stop()

    expect(ran).toEqual([0, 10, 20, 30])
  })

  it('runs one task at a time, and does not let a slow one push its next slots', async () => {
    const log: string[] = []
    const task = (name: string, everyMs: number, tookMs: number): Task => ({
      name,
      everyMs,
      async run() {
        log.push(`${name} from ${clock.now() / minuteMs}`)
        await new Promise<void>((resolve) => clock.setTimeout(resolve, tookMs))
        log.push(`${name} to ${clock.now() / minuteMs}`)
      },
    })
    const clock = createSteppedClock(0)
    const schedule = startSchedule(
      [task('slow', 10 * minuteMs, 4 * minuteMs), task('quick', 10 * minuteMs, minuteMs)],
      { clock, onError: () => {} },
    )

    await clock.runUntil(15 * minuteMs)
    await schedule.stop()

    const round = (at: number) => [`slow from ${at}`, `slow to ${at + 4}`, `quick from ${at + 4}`, `quick to ${at + 5}`]
    expect(log).toEqual([...round(0), ...round(10)])
  })

  it('goes on after a task that failed, and says so', async () => {
    let count = 0
    const failing: Task = {
      name: 'failing',
      everyMs: minuteMs,
      async run() {
        count += 1
        throw new Error(`no ${count}`)
      },
    }
    const { clock, schedule, errors } = start([failing])

    await clock.runUntil(2 * minuteMs)
    await schedule.stop()

    expect(errors).toEqual([new Error('no 1'), new Error('no 2'), new Error('no 3')])
  })

  it('aborts what runs when it is stopped, waits for it, and starts nothing more', async () => {
    const seen: string[] = []
    const endless: Task = {
      name: 'endless',
      everyMs: minuteMs,
      async run(signal) {
        seen.push('began')
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    }
    const { clock, schedule, errors } = start([
      endless,
      { name: 'never', everyMs: minuteMs, run: async () => void seen.push('never') },
    ])

    await clock.runUntil(minuteMs)
    await schedule.stop()
    await clock.runUntil(10 * minuteMs)

    expect(seen).toEqual(['began'])
    expect(errors).toEqual([])
  })
})
