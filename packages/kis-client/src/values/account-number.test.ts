import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseAccountNumber } from './account-number.ts'

describe('parseAccountNumber', () => {
  it('refuses an account number of the wrong form, and does not repeat it', () => {
    for (const wrong of ['9876543201', '98765432', '9876543-01', '98765432-1', ' 98765432-01', '']) {
      expect(() => parseAccountNumber(wrong)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'account' }))
      if (wrong !== '') expect(() => parseAccountNumber(wrong)).not.toThrow(wrong)
    }
  })

  it('shows two digits of an account number, however it is printed', () => {
    const account = parseAccountNumber('12345678-01')

    const printed = [
      `${account}`,
      JSON.stringify({ account }),
      inspect({ account }),
      inspect(Object.entries(account)),
    ].join()
    expect(printed).toContain('******78-01')
    expect(printed).not.toContain('123456')
    expect(account.number).toBe('12345678')
  })
})
