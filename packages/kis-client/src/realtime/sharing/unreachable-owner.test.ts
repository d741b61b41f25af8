import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it, onTestFinished } from 'vitest'
import type { TopicState } from '../topics/topic.ts'
import { testDirect } from './direct.test-kit.ts'
import { startGuest } from './guest.ts'
import type { Meeting } from './meeting.ts'
import { createReports } from './reports.ts'
import { shareLine } from './share-line.ts'

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

it('reports once that another process has the lease and accepts no guests, and why topics wait', async () => {
  const clock = fakeClock()
  const meeting: Meeting = {
    takeLease: async () => undefined,
    connect: async () => undefined,
    receive: () => Promise.reject(new Error('this process has no lease')),
    close: async () => undefined,
  }
  const states: TopicState[] = []
  const troubles: unknown[] = []
  const line = shareLine({
    sharing: { meet: () => meeting },
    key: 'key',
    clock,
    openDirect: testDirect().open,
    isNotice: () => false,
    random: () => 0.5,
  })({ frame: () => undefined, topic: (_, state) => states.push(state), trouble: (error) => troubles.push(error) })
  onTestFinished(() => line.close())

  line.want({ trId: 'H0STCNT0', key: '005930' }, 0)
  await clock.advance(20_000)

  expect(troubles).toMatchObject([{ code: 'KIS_UNREACHABLE' }])
  expect(states.at(-1)).toMatchObject({ is: 'pending', heldUp: { reason: 'key-in-use' } })
  // It is tried twice a second, and said once in 3.5 s, since each report is an event.
  expect(states.length).toBeLessThanOrEqual(20 / 3.5)
})
