import { describe, expect, it } from 'vitest'
import { isTokenError, TokenClosedError } from './errors.ts'

describe('isTokenError', () => {
  it('recognizes the errors of this package, and of another copy of it', () => {
    class OfAnotherCopy extends Error {
      readonly code = 'TOKEN_CLOSED'
    }
    Object.defineProperty(OfAnotherCopy.prototype, Symbol.for('token-manager.TokenError'), { value: true })

    expect(
      [new TokenClosedError(), new OfAnotherCopy(), new Error('x'), { code: 'TOKEN_CLOSED' }].map(isTokenError),
    ).toEqual([true, true, false, false])
  })
})
