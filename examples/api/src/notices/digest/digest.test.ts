import type { DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import { createKisClient, kisTokenIssuer, parseDecimal } from '@stockeye/kis-client'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thinPoints } from './chart.ts'
import { dailyDigestJob } from './job.ts'
import type { DigestParts } from './read.ts'

const state: DeskState = { mode: 'paused', isTrusted: true, mismatches: [], open: 0, unknown: 0 }
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
      '📈 평가자산 1,100,000원, 고점 대비 -2.50% (입출금 포함)\n📈 평가자산 2,000.50 USD, 고점 대비 -2.50% (입출금 포함)\n🤖 ⏸ 일시 중지',
    )
    expect(result.points).toEqual([
      { at: 1, currency: 'KRW', equity: '1000000', drawdownPercent: 2.5 },
      { at: 2, currency: 'KRW', equity: '1100000', drawdownPercent: 2.5 },
    ])
    expect(result.summary).toMatch(/✅ 문제 없음$/)
  })

  it('names the trouble of orders, holdings and deliveries', async () => {
    const troubled = { ...state, unknown: 2, isTrusted: false, mismatches: ['005930'] }
    const desk = { getState: async () => troubled, listEquity: async () => [] }

    const { result } = await runDigest({ desk, dead: 3, tokens: { status: () => ({}) } })

    expect(result.summary.split('\n').slice(-5)).toEqual([
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

  it('runs on the trading days of KRX', async () => {
    const { job } = await runDigest({})
    const days = ['2026-10-09', '2026-10-12', '2026-12-25', '2126-10-14'].map((date) => job.calendar?.day(date))

    expect(job.schedule).toEqual({ cron: '0 16 * * 1-5', zone: 'Asia/Seoul' })
    // Hangul day, a Monday, Christmas, and a day whose holidays are not known.
    expect(days).toEqual(['closed', 'open', 'closed', 'open'])
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
