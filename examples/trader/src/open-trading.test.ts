import { memoryJournal, type Trading } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { openTrading } from './open-trading.ts'
import { startPortfolio } from './portfolio.test-kit.ts'

const listPaths = ['/uapi/domestic-stock/v1/trading/inquire-daily-ccld', '/uapi/overseas-stock/v1/trading/inquire-ccnl']
const at = '2026-10-19T10:00:00+09:00'
const refusal = { status: 200, msgCd: 'OPSQ2001', taken: false }

it('waits while KIS answers no list, and then takes the account', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at })
  for (const path of listPaths) simulator.fault({ path }, refusal, 2)

  const options = { journal: memoryJournal(), leaseMs: 15_000 }
  const trading: Trading = await settle(openTrading(portfolio, options, new AbortController().signal))
  await settle(trading.close())

  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(line).toMatch(/^TRADING_WAITS \[OPSQ2001\]/)
  expect(trading.getAccount().mode).toBe('active')
})

it('ends the wait when the trader is stopped', async () => {
  const { portfolio, simulator, clock, lines } = await startPortfolio({ at })
  for (const path of listPaths) simulator.fault({ path }, refusal, 100)
  const stopping = new AbortController()

  const options = { journal: memoryJournal(), leaseMs: 15_000 }
  const opening = openTrading(portfolio, options, stopping.signal).catch((error: unknown) => error)
  while (lines.length === 0) await clock.runUntil(clock.now() + 100)
  stopping.abort(new Error('stop'))

  expect(await opening).toBe(stopping.signal.reason)
})

it('rejects at once for a mistake, which no wait ends', async () => {
  const { portfolio, settle, lines } = await startPortfolio({ at })
  const options = { journal: memoryJournal(), leaseMs: 15_000, limits: { mostQuantity: 'many' } }

  const error = await settle(openTrading(portfolio, options, new AbortController().signal)).catch((e: unknown) => e)

  expect(error).toMatchObject({ code: 'KIS_INPUT' })
  expect(lines).toEqual([])
})
