import { createNoticeForm } from '@stockeye/example-api/notices/form'
import { createNoticeBook } from '@stockeye/example-api/notices/settings'
import { memorySettings } from '@stockeye/example-api/notices/settings.test-kit'
import { traderNoticeJob } from '@stockeye/example-api/notices/trader/job'
import { reportTrader } from '@stockeye/example-api/notices/trader/report'
import { admin as adminId } from '@stockeye/example-api/tests/api.test-kit'
import type { DeskEvent } from '@stockeye/example-trader/desk/desk'
import { createJobRunner, memoryBackend, systemClock } from '@stockeye/job-runner'
import { parseDecimal } from '@stockeye/kis-client'
import { createTelegram, telegramNotifier } from '@stockeye/telegram-adapter'
import { assert, expect, it, onTestFinished } from 'vitest'
import { hostile, labelsOf, now, startChat } from './commands.test-kit.ts'

it('asks an admin about a sale above the limit in quiet hours, with sound, and answers the trader by the button', async () => {
  const { fake, desk, admin, presses } = await startChat()
  admin.send('/start')
  await fake.until(() => admin.messages().find(({ text }) => text?.includes('반갑습니다')))
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const notices = createNoticeBook(memorySettings())
  await notices.setQuiet(adminId, { from: '00:00', to: '23:59', zone: 'Asia/Seoul' })
  // A connection of its own, as a worker in another process has.
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url })
  const form = createNoticeForm({ notices, users: { find: async () => undefined }, now: () => now, log })
  const jobs = createJobRunner({ backend: memoryBackend(), notifiers: [telegramNotifier(telegram, { form })] })
  jobs.register(traderNoticeJob({ recipients: [{ channel: 'telegram', chatId: adminId }] }))
  await jobs.start()
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  let emit: ((event: DeskEvent) => void) | undefined
  const watched = {
    getState: async () => desk.state,
    listOrders: async () => [],
    listApprovals: async () => [],
    listen(listener: (event: DeskEvent) => void) {
      emit = listener
      return () => {}
    },
  }
  onTestFinished(reportTrader({ desk: watched, jobs, log, admins: [adminId], clock: systemClock }))
  const sale = {
    symbol: '005930',
    exchange: 'KRX',
    quantity: parseDecimal('500'),
    price: parseDecimal('70100'),
  } as const
  const approval = { ...sale, id: 'sale-1', reason: hostile, requestedAt: now, state: 'waiting' } as const
  desk.approvals = [approval]

  emit?.({ kind: 'approval', approval })
  const notice = await fake.until(() => admin.messages().find(({ text }) => text?.includes('매도 승인 요청')))
  const answer = await presses('✅ 승인')

  assert(notice)
  expect(notice.text).toBe(
    `🙋 매도 승인 요청\n005930 매도 500주 · 70,100원\n사유: ${hostile}\n한도를 넘는 매도입니다. 승인할 때까지 팔지 않습니다.`,
  )
  expect(labelsOf(notice)).toEqual([['✅ 승인', '✖ 거절']])
  expect(
    fake.calls({ method: 'sendMessage' }).map(({ parameters }) => parameters['disable_notification']),
  ).not.toContain('true')
  expect(desk.commands).toEqual(['approve sale-1'])
  expect(answer.text).toContain('✅ 승인됨 — 관리자')
  expect(fake.transcript.findings()).toEqual([])
})
