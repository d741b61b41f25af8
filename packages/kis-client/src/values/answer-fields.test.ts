import { describe, expect, it } from 'vitest'
import { readDecimal } from './answer-fields.ts'

describe('readDecimal', () => {
  it('blames the answer, not the caller, for a number that KIS left out or garbled', () => {
    for (const text of [undefined, '12a']) {
      expect(() => readDecimal(text, 'stck_prpr')).toThrow(
        expect.objectContaining({ code: 'KIS_ANSWER', field: 'stck_prpr' }),
      )
    }
  })
})
