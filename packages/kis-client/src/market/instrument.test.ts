import { describe, expect, it } from 'vitest'
import type { Exchange } from './exchange.ts'
import { parseInstrument } from './instrument.ts'

describe('an instrument', () => {
  it('is on KRX unless its exchange is named', () => {
    expect(parseInstrument({ symbol: '005930' })).toEqual({ symbol: '005930', exchange: 'KRX' })
    expect(parseInstrument({ symbol: '00700', exchange: 'SEHK' })).toEqual({ symbol: '00700', exchange: 'SEHK' })
  })

  it('on no exchange that KIS knows is refused', () => {
    const unknown: Exchange = JSON.parse('"LSE"')

    expect(() => parseInstrument({ symbol: 'VOD', exchange: unknown })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'exchange' }),
    )
  })
})
