import { describe, expect, it } from 'vitest'
import type { Exchange } from './exchange.ts'
import { parseInstrument } from './instrument.ts'

describe('parseInstrument', () => {
  it('takes KRX as the exchange by default', () => {
    expect(parseInstrument({ symbol: '005930' })).toEqual({ symbol: '005930', exchange: 'KRX' })
    expect(parseInstrument({ symbol: '00700', exchange: 'SEHK' })).toEqual({ symbol: '00700', exchange: 'SEHK' })
  })

  it('refuses an exchange that KIS does not know', () => {
    const unknown: Exchange = JSON.parse('"LSE"')

    expect(() => parseInstrument({ symbol: 'VOD', exchange: unknown })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'exchange' }),
    )
  })
})
