import type { DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import { createKisClient, kisTokenIssuer, parseDecimal, placeOrder } from '@stockeye/kis-client'
import { createSteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thinPoints } from './chart.ts'
import { dailyDigestJob } from './job.ts'
import { type DigestParts, latestSession } from './read.ts'

const state: DeskState = { mode: 'trading', isTrusted: true, mismatches: [], open: 0, unknown: 0 }
const context = { runId: 'r', attempt: 1, signal: new AbortController().signal, progress: () => undefined }

const point = (at: number, equity: string, currency: 'KRW' | 'USD' = 'KRW'): EquityPoint => ({
  at,
  currency,
  equity: parseDecimal(equity),
  drawdownPercent: 2.5,
})

/** Runs the digest on a KIS simulator. @returns its result */
async function runDigest({ dead = 0, ...parts }: Partial<DigestParts> & { readonly dead?: number }) {
  const simulator = await startSimulator({ limits: false })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(simulator.clientOptions), store: memoryStore() })
  const kis = createKisClient({ ...simulator.clientOptions, tokens, pacer: { turn: async () => () => undefined } })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const job = dailyDigestJob({
    kis,
    tokens,
    jobs: { health: async () => ({ deadDeliveries: dead }) },
    recipients: [],
    now: () => Date.now(),
    ...parts,
  })
  return { job, result: Object(await job.run(context)) }
}

describe('dailyDigestJob', () => {
  it('reports equity, drawdown and the mode of the trader, and holds the points of the picture', async () => {
    const points = [point(1, '1000000'), point(1, '2000.5', 'USD'), point(2, '1100000')]
    const desk = { getState: async () => state, listEquity: async () => points }

    const { result } = await runDigest({ desk })

    expect(result.summary).toContain(
      '📈 평가자산 1,100,000원, 고점 대비 -2.50% (입출금 포함)\n📈 평가자산 2,000.50 USD, 고점 대비 -2.50% (입출금 포함)\n🤖 ▶️ 거래 중',
    )
    expect(result.points).toEqual([
      { at: 1, currency: 'KRW', equity: '1000000', drawdownPercent: 2.5 },
      { at: 2, currency: 'KRW', equity: '1100000', drawdownPercent: 2.5 },
    ])
    expect(result.summary).toMatch(/✅ 문제 없음$/)
  })

  it('names the trouble of orders, holdings and deliveries', async () => {
    const waits = [{ reason: 'approval', symbol: '000660' }] as const
    const troubled = { ...state, mode: 'killed', waits, unknown: 2, isTrusted: false, mismatches: ['005930'] } as const
    const desk = { getState: async () => troubled, listEquity: async () => [] }

    const { result } = await runDigest({ desk, dead: 3, tokens: { status: () => ({}) } })

    expect(result.summary.split('\n').slice(-7)).toEqual([
      '⚠️ 트레이더가 거래 중이 아닙니다: 🛑 정지 (재개할 때까지 주문하지 않습니다)',
      '⚠️ 000660: 사람의 승인을 기다립니다: /approvals',
      '⚠️ 접수를 확인하지 못한 주문 2건: /orders',
      '⚠️ 주문 기록이 온전하지 않아 팔기만 합니다',
      '⚠️ 주문으로 설명되지 않는 보유: 005930',
      '⚠️ 쓸 수 있는 토큰이 없습니다',
      '⚠️ 보내지 못한 알림 3건: /undelivered',
    ])
  })

  it('reports the account when the trader is away, and says so', async () => {
    const away = () => Promise.reject(new Error('away'))

    const { result } = await runDigest({ desk: { getState: away, listEquity: away } })

    expect(result.summary).toContain('💵 예수금')
    expect(result.summary).toMatch(/⚠️ 트레이더가 응답하지 않습니다$/)
  })

  it.each(['paused', 'killed', 'flattening', 'entry-stopped'] as const)(
    'names a trader that is %s as trouble',
    async (mode) => {
      const desk = { getState: async () => ({ ...state, mode }), listEquity: async () => [] }

      const { result } = await runDigest({ desk })

      expect(result.summary).toContain('⚠️ 트레이더가 거래 중이 아닙니다')
      expect(result.summary).not.toContain('✅ 문제 없음')
    },
  )

  it('reports the orders of last night in New York apart from those of today on KRX', async () => {
    const clock = createSteppedClock(Date.parse('2026-10-19T23:40:00+09:00'))
    const simulator = await startSimulator({ clock, hours: 'exchange', limits: false, sockets: false })
    const tokens = createTokenManager({ issuer: kisTokenIssuer(simulator.clientOptions), store: memoryStore(), clock })
    const kis = createKisClient({ ...simulator.clientOptions, tokens })
    onTestFinished(async () => {
      await kis.close()
      await tokens.close()
      await simulator.close()
    })
    await clock.settle(placeOrder(kis, { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '1.00' }))
    await clock.runUntil(Date.parse('2026-10-20T16:00:00+09:00'))
    const job = dailyDigestJob({
      kis,
      tokens,
      jobs: { health: async () => ({ deadDeliveries: 0 }) },
      recipients: [],
      now: clock.now,
    })

    const { summary } = Object(await clock.settle(Promise.resolve(job.run(context))))

    expect(summary).toContain('🧾 오늘 국내 주문 0건, 체결 0건, 미체결 0건\n🧾 미국 2026-10-19 주문 1건, 체결 0건')
  })

  it('runs on the trading days of KRX', async () => {
    const { job } = await runDigest({})
    const days = ['2026-10-09', '2026-10-12', '2026-12-25', '2126-10-14'].map((date) => job.calendar?.day(date))

    expect(job.schedule).toEqual({ cron: '0 16 * * 1-5', zone: 'Asia/Seoul' })
    // Hangul day, a Monday, Christmas, and a day whose holidays are not known.
    expect(days).toEqual(['closed', 'open', 'closed', 'open'])
  })
})

describe('latestSession', () => {
  it.each([
    ['a Tuesday at 16:00 in Seoul', '2026-10-20T16:00:00+09:00', '2026-10-19'],
    ['a Monday at 16:00 in Seoul', '2026-10-19T16:00:00+09:00', '2026-10-16'],
    ['the evening, once New York is open', '2026-10-19T22:30:00+09:00', '2026-10-19'],
    ['the day after Thanksgiving', '2026-11-27T16:00:00+09:00', '2026-11-25'],
    ['a year whose holidays are not known', '2126-10-16T16:00:00+09:00', '2126-10-15'],
  ])('returns the day in New York of the session before %s', (_, at, date) => {
    expect(latestSession(Date.parse(at))).toBe(date)
  })
})

describe('thinPoints', () => {
  it('keeps 200 points with the first and the last', () => {
    const points = Array.from({ length: 10_000 }, (_, at) => point(at, '1000000'))

    const thinned = thinPoints(points)

    expect(thinned).toHaveLength(200)
    expect([thinned[0]?.at, thinned.at(-1)?.at]).toEqual([0, 9_999])
  })
})
