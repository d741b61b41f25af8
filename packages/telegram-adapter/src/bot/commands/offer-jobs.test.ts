import { describe, expect, it } from 'vitest'
import { expectNoFindings, labelsOf, startWorld } from '../../tests/bot-world.test-kit.ts'

describe('/trigger_job', () => {
  it('runs a job by its name', async () => {
    const { admin, sent, runner } = await startWorld()

    admin.send('/trigger_job 종목마스터 갱신')
    await sent('접수되었습니다')

    expect(runner.runs).toMatchObject([{ jobId: 'update_stock_master' }])
  })

  it('offers each job without an argument, and those that are near with one, and runs what is pressed', async () => {
    const { admin, sent, runner, fake } = await startWorld()

    admin.send('/trigger_job')
    const all = await sent('어느 잡인가요?')
    admin.send('/trigger_job slow_jbo')
    const near = await fake.until(() => admin.messages().find(({ message_id: id }) => id > all.message_id + 1))
    admin.press('느린 작업', { messageId: near.message_id })
    await sent('접수되었습니다')

    expect(labelsOf(all)).toEqual([['종목 마스터 갱신'], ['느린 작업']])
    expect(all.text).toContain('느린 작업 (slow_job)')
    expect(labelsOf(near)).toEqual([['느린 작업']])
    expect(runner.runs).toMatchObject([{ jobId: 'slow_job' }])
    expectNoFindings(fake)
  })

  it('asks before it runs a dangerous job that was named', async () => {
    const { admin, sent, runner } = await startWorld({ bot: { dangerous: ['slow_job'] } })

    admin.send('/trigger_job 느린 작업')
    await sent('정말 실행할까요?')

    expect(runner.triggers).toEqual([])
  })
})

describe('/history', () => {
  it('offers each job, and shows the runs of the one that is pressed or named', async () => {
    const { admin, sent, runner, fake } = await startWorld()
    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
    runner.end('run-1', { state: 'succeeded' })

    admin.send('/history')
    await sent('어느 잡인가요?')
    admin.press('느린 작업')
    const pressed = await sent('마지막 실행 번호')
    admin.send('/history 느린 작업')
    const named = await fake.until(() =>
      admin.messages().find(({ message_id: id, text }) => id > pressed.message_id && text?.includes('마지막 실행')),
    )

    expect(pressed.text).toContain('run-1')
    expect(named.text).toBe(pressed.text)
    expectNoFindings(fake)
  })
})
