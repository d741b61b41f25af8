import { httpPort } from '@stockeye/telegram-adapter'
import { expect, it } from 'vitest'
import { admin, botSecret, startTestApi } from './api.test-kit.ts'

it('lists an end notice that was given up, sends it again, and forgets it, with an entry of the audit for each', async () => {
  let isReachable = false
  const { url, jobs, completions, audited } = await startTestApi({
    deliver() {
      if (!isReachable) throw Object.assign(new Error('blocked'), { code: 'DELIVERY_PERMANENT' })
    },
  })
  const port = httpPort({ baseUrl: url, botSecret })
  const untilDead = async (count: number) => {
    while ((await port.undelivered(admin)).length < count) await new Promise((resolve) => setImmediate(resolve))
  }
  const triggered = async (key: string) => {
    const { runId } = await port.trigger(admin, 'update_stock_master', { chatId: '777', idempotencyKey: key })
    await jobs.waitFor(runId)
    return runId
  }
  const first = await triggered('1')
  const second = await triggered('2')
  await untilDead(2)

  const dead = await port.undelivered(admin)
  isReachable = true
  await port.redeliver(admin, `${first}/0`)
  await port.discard(admin, `${second}/0`)
  while (completions.length === 0) await new Promise((resolve) => setImmediate(resolve))

  expect(dead.map(({ deliveryId }) => deliveryId).sort()).toEqual([`${first}/0`, `${second}/0`].sort())
  expect(dead[0]).toMatchObject({
    jobName: '종목 마스터 갱신',
    status: 'succeeded',
    finishedAt: expect.any(Number),
    recipient: { channel: 'telegram', chatId: '777' },
  })
  expect(await port.undelivered(admin)).toEqual([])
  expect(await port.health(admin)).toMatchObject({ deadDeliveries: 0 })
  expect(completions.map(({ runId }) => runId)).toEqual([first])
  expect(audited()).toEqual(
    expect.arrayContaining([
      `${admin} redeliver {"delivery_id":"${first}/0"}`,
      `${admin} discard {"delivery_id":"${second}/0"}`,
    ]),
  )
})
