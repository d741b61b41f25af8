import { describe, expect, it } from 'vitest'
import { marketStatusTotal } from '../../endpoints/feeds.gen.ts'
import { type MarketRow, type MarketState, nextMarketState, noMarketState } from './market-state.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
const at = seoul('2026-11-24T10:00')

const trade = (cells: MarketRow['cells'], rowAt = at): MarketRow => ({ trId: 'H0STCNT0', at: rowAt, cells })
const status = (cells: MarketRow['cells'], rowAt = at): MarketRow => ({ trId: 'H0UNMKO0', at: rowAt, cells })
const stateAfter = (...rows: readonly MarketRow[]): MarketState => rows.reduce(nextMarketState, noMarketState)
const operation = (code: string) => status({ MKOP_CLS_CODE: code })

describe('nextMarketState after rows of market operation', () => {
  // 장운영구분코드: catalog/codes.json marketOperation.
  it.each([
    ['110', 'opening-auction'],
    ['112', 'continuous'],
    ['121', 'closing-auction'],
    ['129', 'closed'],
    ['140', 'post-close'],
    ['149', 'closed'],
    ['150', 'single-price'],
    ['159', 'closed'],
  ] as const)('takes %s for the phase %s', (code, phase) => {
    expect(stateAfter(operation(code))).toMatchObject({
      phase,
      since: at,
      code: { column: 'MKOP_CLS_CODE', value: code },
    })
  })

  it.each(['AB1', '999', '175', '182', '185'])('keeps the code %s as unknown, and guesses no phase', (code) => {
    const { phase, code: kept } = stateAfter(operation('112'), operation(code))

    expect({ phase, kept }).toEqual({ phase: 'unknown', kept: { column: 'MKOP_CLS_CODE', value: code } })
  })

  it.each(['F01', 'F18', 'P09', '130', '139', '146', '156'])(
    'keeps the phase at %s, which is an announcement',
    (code) => {
      const before = stateAfter(operation('110'))

      expect(nextMarketState(before, operation(code))).toBe(before)
    },
  )

  it.each([
    ['174', '175'],
    ['184', '185'],
    ['164', '112'],
  ])('is halted from %s to %s', (begin, end) => {
    const halted = stateAfter(operation('112'), operation(begin))

    expect(halted).toMatchObject({ isHalted: true, haltOf: 'market', haltedSince: at, phase: 'continuous' })
    expect(nextMarketState(halted, operation(end))).toMatchObject({ isHalted: false, haltOf: undefined })
  })

  it('is not halted by a sidecar, which holds back program orders alone', () => {
    const sell = stateAfter(operation('112'), operation('387'))

    expect(sell).toMatchObject({ sidecar: 'sell', isHalted: false, phase: 'continuous' })
    expect(nextMarketState(sell, operation('388')).sidecar).toBeUndefined()
    expect(stateAfter(operation('397')).sidecar).toBe('buy')
  })

  it('is halted while TRHT_YN is Y, and through a circuit breaker that ends meanwhile', () => {
    const halted = stateAfter(status({ TRHT_YN: 'Y' }))

    expect(halted).toMatchObject({ isHalted: true, haltOf: 'symbol', haltedSince: at })
    expect(nextMarketState(halted, operation('175'))).toMatchObject({ isHalted: true, haltOf: 'symbol' })
    expect(nextMarketState(halted, status({ TRHT_YN: 'N' }))).toMatchObject({ isHalted: false, haltOf: undefined })
  })

  it('does not end a halt of the market by TRHT_YN of a symbol, except in a trade', () => {
    const halted = stateAfter(operation('174'))

    expect(nextMarketState(halted, status({ TRHT_YN: 'N' })).isHalted).toBe(true)
    expect(nextMarketState(halted, trade({ TRHT_YN: 'N' })).isHalted).toBe(false)
  })

  it('reads columns in small letters, as the feed of KRX has them', () => {
    const row = { trId: 'H0STMKO0', at, cells: { trht_yn: 'Y', mkop_cls_code: '112', vi_cls_code: 'N' } }

    expect(stateAfter(row)).toMatchObject({ isHalted: true, phase: 'continuous' })
  })
})

// Frames of H0UNMKO0 that one operator published: 2026-09-21, symbol 003160, ten columns.
const frames: readonly (readonly [string, string])[] = [
  ['09:40:16', '003160^N^(null)^AB1^112^^^55^N^'],
  ['09:40:51', '003160^N^(null)^AB1^311^^^55^Y^'],
  ['09:42:16', '003160^N^(null)^AB1^112^^^55^N^'],
  ['09:43:19', '003160^N^(null)^AB1^311^^^55^N^'],
]
const captured = frames.map(([time, text]) => {
  const values = text.split('^')
  const cells = Object.fromEntries(marketStatusTotal.columns.map((column, index) => [column, values[index]]))
  return status(cells, seoul(`2026-09-21T${time}`))
})

describe('nextMarketState after captured frames', () => {
  it('takes the first column for the symbol: neither halted by it, nor in an interruption by the status 55', () => {
    const [first] = captured

    expect(first?.cells.MKSC_SHRN_ISCD).toBe('003160')
    expect(stateAfter(...captured.slice(0, 1))).toMatchObject({
      isHalted: false,
      phase: 'unknown',
      expectedCode: '112',
    })
  })

  it('begins an interruption at Y, and ends it at the next frame', () => {
    const begun = stateAfter(...captured.slice(0, 2))
    const ended = stateAfter(...captured.slice(0, 3))

    expect(begun).toMatchObject({ phase: 'vi-auction', since: seoul('2026-09-21T09:40:51'), expectedCode: '311' })
    expect(ended).toMatchObject({ phase: 'unknown', code: { column: 'MKOP_CLS_CODE', value: 'AB1' } })
  })

  it('names the phase again at the next trade', () => {
    const resumed = stateAfter(...captured, trade({ HOUR_CLS_CODE: '0', TRHT_YN: 'N' }))

    expect(resumed).toMatchObject({ phase: 'continuous', isHalted: false })
  })
})

describe('nextMarketState after rows of trades and prices', () => {
  // 시간구분코드, 장구분코드: catalog/codes.json marketOperation, catalog/websocket.json.
  it.each([
    [{ MARKET_CLS_CODE: '2', HOUR_CLS_CODE: '0' }, 'continuous'],
    [{ MARKET_CLS_CODE: '2', HOUR_CLS_CODE: 'A' }, 'closing-auction'],
    [{ MARKET_CLS_CODE: '2', HOUR_CLS_CODE: 'B' }, 'opening-auction'],
    [{ MARKET_CLS_CODE: '2', HOUR_CLS_CODE: 'C' }, 'vi-auction'],
    [{ HOUR_CLS_CODE: 'D' }, 'single-price'],
    [{ MARKET_CLS_CODE: '1', HOUR_CLS_CODE: '0' }, 'pre-market'],
    [{ MARKET_CLS_CODE: '3', HOUR_CLS_CODE: '0' }, 'after-market'],
    [{ MARKET_CLS_CODE: '5', HOUR_CLS_CODE: '0' }, 'closed'],
    [{ NEW_MKOP_CLS_CODE: '20' }, 'continuous'],
    [{ NEW_MKOP_CLS_CODE: '40' }, 'single-price'],
    [{ NEW_MKOP_CLS_CODE: '31' }, 'unknown'],
    [{ MARKET_CLS_CODE: '7', HOUR_CLS_CODE: '0' }, 'unknown'],
    [{ HOUR_CLS_CODE: 'Z' }, 'unknown'],
  ] as const)('takes %j for the phase %s', (cells, phase) => {
    expect(stateAfter(trade(cells)).phase).toBe(phase)
  })

  it('returns to continuous trading after a volatility interruption by the next trade', () => {
    const interrupted = stateAfter(trade({ HOUR_CLS_CODE: '0' }), {
      trId: 'H0STASP0',
      at: at + 1000,
      cells: { HOUR_CLS_CODE: 'C', MARKET_CLS_CODE: '2' },
    })

    expect(interrupted).toMatchObject({ phase: 'vi-auction', since: at + 1000, resumes: 'continuous' })
    expect(nextMarketState(interrupted, trade({ HOUR_CLS_CODE: '0' }, at + 121_000))).toMatchObject({
      phase: 'continuous',
      since: at + 121_000,
    })
  })

  it('keeps the reference price of a static interruption, and takes zero for no price', () => {
    const state = stateAfter(trade({ VI_STND_PRC: '70100' }), trade({ VI_STND_PRC: '0' }), trade({ VI_STND_PRC: '' }))

    expect(state.interruptionReference).toBe('70100')
  })

  it('returns the same object for a row that changes nothing', () => {
    const cells = { TRHT_YN: 'N', HOUR_CLS_CODE: '0', MARKET_CLS_CODE: '2', VI_STND_PRC: '70100' }
    const state = stateAfter(trade(cells))

    expect(nextMarketState(state, trade(cells, at + 5000))).toBe(state)
  })

  it('lets empty cells, the word (null) and missing columns change nothing', () => {
    const state = stateAfter(trade({ TRHT_YN: 'Y', HOUR_CLS_CODE: '0' }))

    for (const empty of ['', ' ', '(null)', undefined]) {
      const cells = {
        TRHT_YN: empty,
        HOUR_CLS_CODE: empty,
        MARKET_CLS_CODE: empty,
        VI_CLS_CODE: empty,
        MKOP_CLS_CODE: empty,
      }
      expect(nextMarketState(state, trade(cells))).toBe(state)
      expect(nextMarketState(state, status(cells))).toBe(state)
    }
  })

  it('ignores rows of other feeds', () => {
    const state = stateAfter(trade({ HOUR_CLS_CODE: '0' }))

    expect(nextMarketState(state, { trId: 'H0IFCNT0', at, cells: { TRHT_YN: 'Y' } })).toBe(state)
  })
})

describe('nextMarketState after rows of volatility interruptions', () => {
  const interruption = (cells: MarketRow['cells'], rowAt = at): MarketRow => ({ trId: 'H0STVIC0', at: rowAt, cells })

  it('begins and ends an interruption, with its kind', () => {
    const begun = stateAfter(
      trade({ HOUR_CLS_CODE: '0' }),
      interruption({ VI_CLS_CODE: 'Y', VI_KIND_CODE: '2', VI_STND_PRC: '68200' }),
    )
    const ended = nextMarketState(begun, interruption({ VI_CLS_CODE: 'N', VI_KIND_CODE: '2' }, at + 121_000))

    expect(begun).toMatchObject({ phase: 'vi-auction', interruption: 'dynamic', interruptionReference: '68200' })
    expect(ended).toMatchObject({ phase: 'continuous', since: at + 121_000, resumes: 'continuous' })
  })

  it.each([
    ['1', 'static'],
    ['3', 'both'],
    ['4', 'unknown'],
  ])('takes the kind %s for %s', (code, kind) => {
    expect(stateAfter(interruption({ VI_KIND_CODE: code })).interruption).toBe(kind)
  })
})
