import { KisInputError } from '../errors.ts'

/** Number and product of an account: `12345678-01`. It logs as `******78-01`. */
export interface AccountNumber {
  /** KIS's `CANO`, eight digits. Not enumerable. */
  readonly number: string
  /** KIS's `ACNT_PRDT_CD`, two digits. */
  readonly product: string
}

/**
 * Parses an account number. The result prints only its last digits.
 *
 * @example
 * const account = parseAccountNumber('12345678-01')
 * @throws {KisInputError} the text does not have the form `12345678-01`; the message does not repeat it
 */
export function parseAccountNumber(text: string, field = 'account'): AccountNumber {
  const [, number, product] = typeof text === 'string' ? (/^(\d{8})-(\d{2})$/.exec(text) ?? []) : []
  if (number === undefined || product === undefined) {
    const found = text === undefined ? 'is missing' : 'does not have the form of an account number'
    throw new KisInputError({ field, rule: `${found}; use eight digits, a hyphen and two digits, such as 12345678-01` })
  }
  const masked = () => `******${number.slice(-2)}-${product}`
  return Object.defineProperties(
    { product, number },
    {
      number: { enumerable: false, writable: false, configurable: false },
      toString: { value: masked },
      toJSON: { value: masked },
      [Symbol.for('nodejs.util.inspect.custom')]: { value: masked },
    },
  )
}
