import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { type PersonsWord, storeWord } from '../command/person.ts'
import { deciding, deskOf, fallenSamsung, startPortfolio } from '../portfolio.test-kit.ts'
import { watchAccount } from './account-log.ts'

const at = '2026-10-19T10:00:00+09:00'
const word: PersonsWord = { by: 'Minji', confirmsAccount: false, acceptsHoldings: false, mode: undefined, claims: [] }
// It has lost more than three percent: 005930 trades at 60,000 won.
const positions = [{ symbol: '005930', quantity: 10, averagePrice: '70000' }]

describe('an account that the journal does not know', () => {
  it('lets the trader only sell, says what to do, and lets it buy once a person has confirmed it', async () => {
    const bars = { ...fallenSamsung, '000660': fallenSamsung['005930'] ?? [] }
    const started = await startPortfolio({ at, bars, positions, isConfirmed: false })
    const { portfolio, simulator, lines } = started
    const decide = deciding(started)
    const account = watchAccount(portfolio)

    await decide()
    const before = simulator.orders().map(({ side, symbol }) => `${side} ${symbol}`)
    await storeWord({ ...portfolio, desk: deskOf(portfolio) }, { ...word, confirmsAccount: true })
    account.look()
    await decide()

    expect(lines[0]).toMatch(/^ACCOUNT_NOT_TRUSTED .*--confirm-account/)
    expect(before).toEqual(['sell 005930'])
    expect(lines).toContain('ACCOUNT_CONFIRMED by Minji')
    expect(lines).toContain('TRADING_ACTIVE')
    expect(simulator.orders().map(({ side, symbol }) => `${side} ${symbol}`)).toContain('buy 000660')
  })
})

describe('the halt file', () => {
  it('cancels what is open, and stops all orders also after it is gone, until a person resumes', async () => {
    const haltFile = join(tempFolder('halt'), 'STOP')
    const started = await startPortfolio({ at, bars: fallenSamsung, positions, haltFile })
    const { portfolio, simulator, clock, settle, lines } = started
    const decide = deciding(started)
    const account = watchAccount(portfolio)
    const open = { symbol: '005930', side: 'buy', quantity: '1', price: '50000' } as const
    await settle(portfolio.trading.place(open, { clientOrderId: 'open' }))

    writeFileSync(haltFile, '')
    await decide()
    await clock.runUntil(clock.now() + 10_000)
    rmSync(haltFile)
    account.look()
    await decide()
    const halted = simulator.orders().filter(({ kind }) => kind === 'new')
    await storeWord({ ...portfolio, desk: deskOf(portfolio) }, { ...word, mode: 'active' })
    await decide()

    expect(halted).toMatchObject([{ side: 'buy', cancelled: 1 }])
    expect(lines.filter((line) => line.startsWith('TRADING_HALTED'))).toEqual([expect.stringContaining('--resume')])
    expect(simulator.orders().at(-1)).toMatchObject({ side: 'sell' })
  })
})

describe('shares that no order explains', () => {
  it('keeps the trader from orders of the symbol, and says what to do, until a person accepts them', async () => {
    const { portfolio, simulator, clock, settle, lines } = await startPortfolio({ at, bars: fallenSamsung })
    const { trading } = portfolio
    watchAccount(portfolio)
    const read = async () => {
      await clock.runUntil(clock.now() + 5 * 60_000)
      await settle(trading.reconcile())
    }
    await settle(trading.reconcile())
    await read()
    simulator.configure({ orderListLagMs: { krx: 24 * 3_600_000 } })
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await read()
    await read()
    const [mismatch] = trading.getAccount().mismatches

    await storeWord({ ...portfolio, desk: deskOf(portfolio) }, { ...word, acceptsHoldings: true })

    expect(mismatch).toMatchObject({ symbol: '005930', expected: '0', held: '3' })
    expect(lines).toContainEqual(expect.stringMatching(/^HOLDING_MISMATCH 005930: 3 .*--accept-holdings/))
    expect(lines.at(-1)).toBe('HOLDING_ACCEPTED 3 shares of 005930, by Minji')
    expect(trading.getAccount().mismatches).toEqual([])
  })
})
