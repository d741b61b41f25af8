import type { Approval, Desk, DeskEvent, DeskOrder, DeskState } from '@stockeye/example-trader/desk/desk'
import { type Completion, createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { parseDecimal } from '@stockeye/kis-client'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { traderNoticeJob } from './job.ts'
import { reportTrader } from './report.ts'

const start = Date.parse('2026-10-19T10:00:00+09:00')
const hour = 60 * 60_000
const hostile = '<b>&"_*[`'

const order = (changes: Partial<DeskOrder> = {}): DeskOrder => ({
  id: 'order-1',
  symbol: '005930',
  exchange: 'KRX',
  side: 'buy',
  quantity: parseDecimal('10'),
  price: parseDecimal('70100'),
  filled: parseDecimal('10'),
  state: 'filled',
  intendedAt: start,
  ...changes,
})
const approval: Approval = {
  id: 'sale-1',
  symbol: '005930',
  exchange: 'KRX',
  quantity: parseDecimal('500'),
  price: parseDecimal('70100'),
  reason: `stop ${hostile}`,
  requestedAt: start,
  state: 'waiting',
}
const state: DeskState = { mode: 'trading', isTrusted: true, mismatches: [], open: 0, unknown: 0 }

/** Starts a job runner and a trader; `watch` begins to watch as one more process does. */
async function startTrader() {
  const clock = manualClock(start)
  const delivered: Completion[] = []
  const jobs = createJobRunner({
    backend: memoryBackend(),
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: async (completion) => void delivered.push(completion),
      },
    ],
  })
  jobs.register(traderNoticeJob({ recipients: [{ channel: 'telegram', chatId: '1001' }] }))
  await jobs.start()
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  const listeners = new Set<(event: DeskEvent) => void>()
  const known = { state, orders: [] as readonly DeskOrder[], approvals: [] as readonly Approval[], isAway: false }
  const answer = async <T>(value: T) => {
    if (known.isAway) throw new Error('the trader is away')
    return value
  }
  const desk: Pick<Desk, 'listen' | 'listOrders' | 'listApprovals' | 'getState'> = {
    getState: () => answer(known.state),
    listOrders: () => answer(known.orders),
    listApprovals: () => answer(known.approvals),
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const logged: string[] = []
  const write = (_: object, message: string) => void logged.push(message)
  const log = { debug: write, info: write, warn: write, error: write }
  const turns = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    clock,
    jobs,
    known,
    logged,
    async watch(admins = ['1001']) {
      const stop = reportTrader({ desk, jobs, log, admins, clock })
      onTestFinished(stop)
      await turns()
      return stop
    },
    emit(event: DeskEvent) {
      for (const listener of listeners) listener(event)
    },
    /** Returns the notices that were delivered, once there is nothing left to deliver. */
    async notices() {
      for (;;) {
        await turns()
        const { queued, running, pendingDeliveries } = await jobs.health()
        if (queued + running + pendingDeliveries === 0) break
      }
      return delivered.map(({ result }) => Object(result))
    },
  }
}

describe('reportTrader', () => {
  it('reports a fill once, however many processes watch and however often it is emitted', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()
    await watch()

    emit({ kind: 'order', order: order({ decision: hostile }) })
    emit({ kind: 'order', order: order({ decision: hostile }) })

    expect(await notices()).toEqual([
      {
        kind: 'fills',
        title: '💰 체결',
        text: `005930 매수 10주 · 70,100원 · 체결 완료\n판단: ${hostile}`,
        summary: `💰 체결\n005930 매수 10주 · 70,100원 · 체결 완료\n판단: ${hostile}`,
      },
    ])
  })

  it('makes the fills of an order within seconds one notice', async () => {
    const { watch, emit, notices, clock } = await startTrader()
    await watch()
    const part = (filled: string) => order({ state: 'partly-filled', filled: parseDecimal(filled) })

    emit({ kind: 'order', order: part('2') })
    clock.advance(9_999)
    emit({ kind: 'order', order: part('5') })
    clock.advance(9_999)
    const before = await notices()
    clock.advance(1)

    expect(before).toEqual([])
    expect((await notices()).map(({ text }) => text)).toEqual(['005930 매수 10주 · 70,100원 · 5주 체결 · 일부 체결'])
  })

  it('reports at once an order that is complete, and its parts no more', async () => {
    const { watch, emit, notices, clock } = await startTrader()
    await watch()

    emit({ kind: 'order', order: order({ state: 'partly-filled', filled: parseDecimal('2') }) })
    emit({ kind: 'order', order: order() })
    clock.advance(60_000)

    expect((await notices()).map(({ text }) => text)).toEqual(['005930 매수 10주 · 70,100원 · 체결 완료'])
  })

  it.each(['unknown', 'rejected', 'not-taken'] as const)(
    'reports an order that is %s, with its reason',
    async (troubled) => {
      const { watch, emit, notices } = await startTrader()
      await watch()

      emit({
        kind: 'order',
        order: order({ state: troubled, filled: parseDecimal('0'), refusal: `[APBK0952] ${hostile}` }),
      })

      const [notice, ...more] = await notices()
      expect(notice).toMatchObject({ kind: 'trouble', text: expect.stringContaining(`사유: [APBK0952] ${hostile}`) })
      expect(more).toEqual([])
    },
  )

  it('reports nothing of an order that was only placed or cancelled', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()

    for (const quiet of ['submitting', 'open', 'cancelled', 'expired'] as const) {
      emit({ kind: 'order', order: order({ state: quiet, filled: parseDecimal('0') }) })
    }

    expect(await notices()).toEqual([])
  })

  it('reports a sale that waits with its id, and the answer to it', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()

    emit({ kind: 'approval', approval })
    await notices()
    emit({ kind: 'approval', approval: { ...approval, state: 'approved', by: hostile } })

    const [asked, answered] = await notices()
    expect(asked).toMatchObject({ kind: 'approvals', approvalId: 'sale-1' })
    expect(answered).toMatchObject({ kind: 'approvals', text: expect.stringContaining(`답한 사람: ${hostile}`) })
    expect(answered).not.toHaveProperty('approvalId')
  })

  it('reports a change of the mode once, and its repetition later again', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()
    await watch()
    const paused = (changedAt: number): DeskEvent => ({
      kind: 'state',
      state: { ...state, mode: 'paused', by: hostile, changedAt },
    })

    emit(paused(start))
    emit(paused(start))
    emit({ kind: 'state', state: { ...state, changedAt: start + 1_000 } })
    emit(paused(start + 2_000))

    expect((await notices()).map(({ text }) => text).sort()).toEqual([
      `⏸ 일시 중지 (매수도 매도도 하지 않습니다)\n바꾼 사람: ${hostile}`,
      `⏸ 일시 중지 (매수도 매도도 하지 않습니다)\n바꾼 사람: ${hostile}`,
      '▶️ 거래 중',
    ])
  })

  it('reports a change of the mode also when the trader does not date it', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()
    await watch()

    emit({ kind: 'state', state: { ...state, open: 3 } })
    emit({ kind: 'state', state: { ...state, mode: 'killed' } })

    expect((await notices()).map(({ text }) => text)).toEqual(['🛑 정지 (재개할 때까지 주문하지 않습니다)'])
  })

  it('reports a holding that no order explains', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()

    emit({ kind: 'state', state: { ...state, mismatches: [hostile, '000660'] } })
    emit({ kind: 'state', state: { ...state, mismatches: [hostile, '000660'], open: 1 } })

    const [notice, ...more] = await notices()
    expect(notice).toMatchObject({ kind: 'trouble', text: expect.stringContaining(`${hostile}, 000660`) })
    expect(more).toEqual([])
  })

  it('reports that the journal is not trusted, once for each loss and whichever processes watch', async () => {
    const { watch, emit, notices, clock } = await startTrader()
    await watch()
    await watch()
    const lose = () => {
      emit({ kind: 'state', state: { ...state, isTrusted: false } })
      emit({ kind: 'state', state: { ...state, isTrusted: false, open: 1 } })
    }

    lose()
    const first = await notices()
    clock.advance(hour)
    emit({ kind: 'state', state })
    lose()

    expect(first).toMatchObject([{ kind: 'trouble', title: '⚠️ 주문 기록' }])
    expect(await notices()).toHaveLength(2)
  })

  it('reports at its start a journal that is not trusted, and once a day after each restart', async () => {
    const { watch, notices, known, clock } = await startTrader()
    known.state = { ...state, isTrusted: false }
    const stop = await watch()
    stop()
    clock.advance(hour)
    await watch()

    expect(await notices()).toMatchObject([{ kind: 'trouble', title: '⚠️ 주문 기록' }])
  })

  it('reports at its start what happened while no process watched, within a day', async () => {
    const { watch, notices, known } = await startTrader()
    known.orders = [order({ id: 'new' }), order({ id: 'old', intendedAt: start - 25 * hour })]
    known.approvals = [approval]

    const stop = await watch()
    const first = await notices()
    stop()
    await watch()

    expect(first.map(({ kind }) => kind).sort()).toEqual(['approvals', 'fills'])
    expect(await notices()).toEqual(first)
  })

  it('reports no order of days ago that a trader shows when it comes back, and what happens to it from then on', async () => {
    const { watch, emit, notices } = await startTrader()
    await watch()
    const before = { intendedAt: start - 48 * hour, quantity: parseDecimal('20') }

    emit({ kind: 'order', order: order(before) })
    emit({ kind: 'order', order: order(before) })
    const shown = await notices()
    emit({ kind: 'order', order: order({ ...before, filled: parseDecimal('20') }) })

    expect(shown).toEqual([])
    expect((await notices()).map(({ text }) => text)).toEqual(['005930 매수 20주 · 70,100원 · 체결 완료'])
  })

  it('reports what it missed once a trader that was away answers again', async () => {
    const { watch, notices, known, emit, logged } = await startTrader()
    known.isAway = true
    known.orders = [order()]
    await watch()
    known.isAway = false

    emit({ kind: 'state', state })

    expect((await notices()).map(({ kind }) => kind)).toEqual(['fills'])
    expect(logged).toEqual(['TRADER_AWAY'])
  })

  it('sends 30 fills an hour and one notice for all others, from all processes together', async () => {
    const { watch, emit, notices, clock } = await startTrader()
    await watch()
    await watch()
    const fills = (from: number) => {
      for (let index = from; index < from + 100; index += 1)
        emit({ kind: 'order', order: order({ id: `order-${index}` }) })
    }

    fills(0)
    const first = await notices()
    clock.advance(hour)
    fills(1_000)
    const second = (await notices()).slice(first.length)

    for (const sent of [first, second]) {
      expect(sent).toHaveLength(31)
      expect(sent.filter(({ title }) => title === '💰 체결이 많습니다')).toHaveLength(1)
    }
  })

  it.each([12 * hour, 0])('reports a fill after 31 that were missed %s ms before its start', async (age) => {
    const { watch, emit, notices, known } = await startTrader()
    known.orders = Array.from({ length: 31 }, (_, index) => order({ id: `old-${index}`, intendedAt: start - age }))
    await watch()
    const missed = await notices()

    emit({ kind: 'order', order: order({ id: 'new', quantity: parseDecimal('7') }) })

    expect(missed.map(({ title }) => title).sort()).toEqual([...Array(30).fill('💰 체결'), '💰 체결이 많습니다'])
    expect((await notices()).slice(missed.length)).toMatchObject([{ text: expect.stringContaining('매수 7주') }])
  })

  it('reports after a restart what was missed and what is new, however many fills were delivered before', async () => {
    const { watch, emit, notices, known, clock } = await startTrader()
    const stop = await watch()
    const old = Array.from({ length: 31 }, (_, index) => order({ id: `old-${index}` }))
    for (const one of old.slice(0, 20)) emit({ kind: 'order', order: one })
    clock.advance(hour)
    for (const one of old.slice(20)) emit({ kind: 'order', order: one })
    const delivered = await notices()
    stop()
    clock.advance(hour)
    known.orders = [order({ id: 'missed', quantity: parseDecimal('3') }), ...old]

    await watch()
    emit({ kind: 'order', order: order({ id: 'new', quantity: parseDecimal('7') }) })

    expect(delivered).toHaveLength(31)
    const after = (await notices()).slice(delivered.length)
    expect(after.map(({ text }) => text).sort()).toEqual([
      '005930 매수 3주 · 70,100원 · 체결 완료',
      '005930 매수 7주 · 70,100원 · 체결 완료',
    ])
  })

  it('reports a sale that waits once the job runner works again, without a further event', async () => {
    const { clock, known, jobs, watch, emit, notices } = await startTrader()
    const { trigger } = jobs
    let isDown = true
    jobs.trigger = (id, options) => (isDown ? Promise.reject(new Error('Redis is away')) : trigger(id, options))
    await watch()
    known.approvals = [approval]
    emit({ kind: 'approval', approval })
    const before = await notices()

    isDown = false
    clock.advance(10_000)

    expect(before).toEqual([])
    expect(await notices()).toMatchObject([{ kind: 'approvals', approvalId: 'sale-1' }])
  })

  it('reports what was missed once the job runner works again', async () => {
    const { clock, known, jobs, watch, notices, logged } = await startTrader()
    const { trigger } = jobs
    let isDown = true
    jobs.trigger = (id, options) => (isDown ? Promise.reject(new Error('Redis is away')) : trigger(id, options))
    known.orders = ['1', '2', '3'].map((id) => order({ id }))
    await watch()

    isDown = false
    clock.advance(10_000)

    expect((await notices()).map(({ kind }) => kind)).toEqual(['fills', 'fills', 'fills'])
    expect(logged).toEqual(['NOTICE_FAILED'])
  })

  it('leaves the notices to a process that knows an admin', async () => {
    const { watch, emit, notices, logged } = await startTrader()
    await watch([])

    emit({ kind: 'order', order: order() })

    expect(await notices()).toEqual([])
    expect(logged).toEqual(['NOTICE_WITHOUT_RECIPIENT TELEGRAM_ADMIN_ID is empty'])
  })

  it('reports nothing after its end', async () => {
    const { watch, emit, notices, clock } = await startTrader()
    const stop = await watch()
    emit({ kind: 'order', order: order({ state: 'partly-filled', filled: parseDecimal('2') }) })

    stop()
    emit({ kind: 'order', order: order() })
    clock.advance(60_000)

    expect(await notices()).toEqual([])
  })
})
