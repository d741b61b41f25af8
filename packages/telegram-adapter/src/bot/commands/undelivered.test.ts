import { describe, expect, it } from 'vitest'
import { expectNoFindings, labelsOf, startWorld } from '../../tests/bot-world.test-kit.ts'

const dead = (runId: string) => ({
  deliveryId: `${runId}/0`,
  runId,
  jobName: '느린 작업',
  status: 'failed' as const,
  finishedAt: Date.parse('2026-11-23T07:00:00+09:00'),
  recipient: { channel: 'telegram', chatId: '777' },
})

describe('an end notice that was given up', () => {
  it('is shown below /status, sent again or forgotten by a button, and recorded', async () => {
    const { admin, sent, runner, fake, audit } = await startWorld()
    runner.dead = [dead('run-1'), dead('run-2')]

    admin.send('/status')
    const status = await sent('못 보낸 알림')
    admin.press('📭 못 보낸 알림 보기')
    const list = await sent('못 보낸 알림 2건')
    admin.press('🔁 1 다시 보내기')
    await sent('다시 보냅니다: run-1/0')
    admin.press('🗑 2 지우기')
    await sent('지웠습니다: run-2/0')
    admin.send('/undelivered')
    await sent('못 보낸 알림이 없습니다')

    expect(labelsOf(status)).toEqual([['📭 못 보낸 알림 보기']])
    expect(list.text).toContain('1. ❌ 느린 작업 11/23(월) 07:00 KST → 777 run-1/0')
    expect(runner.dead).toEqual([])
    expect(audit).toMatchObject([
      { action: 'redeliver', target: 'run-1/0', telegramId: '1' },
      { action: 'discard', target: 'run-2/0', telegramId: '1' },
    ])
    expectNoFindings(fake)
  })

  it('is one of the first eight of a longer list, which says how many there are', async () => {
    const { admin, sent, runner } = await startWorld()
    runner.dead = Array.from({ length: 9 }, (_, index) => dead(`run-${index + 1}`))

    admin.send('/undelivered')
    const list = await sent('못 보낸 알림 9건')

    expect(labelsOf(list)).toHaveLength(8)
    expect(list.text).toContain('run-8/0')
    expect(list.text).not.toContain('run-9/0')
  })

  it('is named by a command when the id does not fit a button', async () => {
    const { admin, sent, runner } = await startWorld()
    const long = dead(`${'a'.repeat(40)}@1761004800000`)
    runner.dead = [long]

    admin.send('/undelivered')
    const list = await sent('못 보낸 알림 1건')
    admin.send(`/discard ${long.deliveryId}`)
    await sent('지웠습니다')
    admin.send(`/redeliver ${long.deliveryId}`)
    await sent('그런 잡이나 실행이 없습니다')

    expect(labelsOf(list)).toEqual([])
    expect(list.text).toContain(long.deliveryId)
    expect(runner.dead).toEqual([])
  })

  it('is shown to admins only', async () => {
    const { fake, runner, sent } = await startWorld()
    runner.dead = [dead('run-1')]
    const stranger = fake.user({ id: 5, name: '손님' })

    stranger.send('/start')
    await sent('반갑습니다', stranger)
    stranger.send('/discard run-1/0')
    await sent('관리자만', stranger)

    expect(runner.dead).toHaveLength(1)
  })
})
