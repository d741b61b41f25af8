import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { startGuest } from './guest.ts'
import { createReports } from './reports.ts'

it('leaves no timer behind when the connection to the owner fails', async () => {
  const clock = manualClock()
  const refused = Object.assign(new Error('connect EACCES'), { code: 'EACCES' })
  const nothing = () => undefined

  const guest = startGuest({
    meeting: { connect: () => Promise.reject(refused) },
    reports: createReports({ listener: { frame: nothing, topic: nothing, trouble: nothing }, isNotice: () => false }),
    trouble: nothing,
    wanted: () => [],
    clock,
    name: 'a guest',
    aliveMs: 1_000,
    silentMs: 3_500,
  })

  await expect(guest).rejects.toBe(refused)
  expect(clock.waits()).toEqual([])
})
