import { createKisClient, kisTokenIssuer, type NewOrder } from '@stockeye/kis-client'
import { createSteppedClock, type Fault, startSimulator, steppedConnection } from '@stockeye/kis-client/simulator'
import { createTokenManager } from '@stockeye/token-manager'
import { expect, it, onTestFinished } from 'vitest'
import { buyCheck } from './buy-check.ts'
import type { Desk } from './desk.ts'
import { createLedger } from './ledger.ts'
import { submit } from './submit.ts'

const order: NewOrder = { symbol: '005930', exchange: 'KRX', side: 'buy', quantity: '1' }
const path = '/uapi/domestic-stock/v1/trading/order-cash'

async function startDesk() {
  const clock = createSteppedClock(Date.parse('2026-10-19T10:00:00+09:00'))
  const simulator = await startSimulator({ clock, market: 'krx' })
  const { hosts, appKey, appSecret, account } = simulator
  const base = {
    environment: 'paper',
    credentials: { appKey, appSecret, account },
    hosts,
    connect: steppedConnection(clock),
    clock,
  } as const
  const tokens = createTokenManager({ issuer: kisTokenIssuer(base), clock })
  const kis = createKisClient({ ...base, tokens })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const lines: string[] = []
  const note = (_fields: object, message: string) => void lines.push(message)
  const log = { info: note, warn: note, error: note }
  const desk: Desk = {
    kis,
    tokens,
    clock,
    log,
    ledger: createLedger(),
    watchlist: [{ symbol: '005930', exchange: 'KRX' }],
  }
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    const done = work.then(
      () => true,
      () => true,
    )
    while (!(await Promise.race([done, clock.runUntil(clock.now() + 1_000).then(() => false)])));
    return work
  }
  return { desk, simulator, settle, lines }
}

it.each([
  ['hang-up-after', 'ORDER_UNKNOWN', 1],
  ['hang-up-before', 'ORDER_UNKNOWN', 0],
  [{ status: 500, msgCd: 'EGW00302', taken: true }, 'ORDER_UNKNOWN', 1],
  [{ status: 500, msgCd: 'EGW00201', taken: false }, 'ORDER_REFUSED', 0],
] satisfies [Fault, string, number][])(
  'an order that meets %j is told as %s, and its symbol is left alone while it may stand',
  async (fault, line, booked) => {
    const { desk, simulator, settle, lines } = await startDesk()
    simulator.fault({ path }, fault)

    await settle(submit(desk, order, 'test', new AbortController().signal))
    await settle(buyCheck(desk, new AbortController().signal))

    expect(lines[0]).toContain(line)
    expect(simulator.orders()).toHaveLength(booked)
    expect(desk.ledger.mayHaveOrdered(order.symbol)).toBe(line === 'ORDER_UNKNOWN')
    expect(simulator.calls({ path })).toHaveLength(1)
  },
)
