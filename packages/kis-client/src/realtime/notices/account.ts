import type { AccountNumber } from '../../values/account-number.ts'

/** Account of a notice. It prints only its last digits. */
export interface NoticeAccount {
  /** Eight digits. Not enumerable. */
  readonly number: string
  /** Two digits; missing where KIS sends the eight alone. */
  readonly product: string | undefined
}

/**
 * Reads KIS's `ACNT_NO`: ten digits, and eight in an example of the portal.
 *
 * @returns undefined if the text is no account
 * @see the examples of the portal's pages of H0IFCNI0 (`1234567803`) and of H0GSCNI0 (`12345678`)
 */
export function findNoticeAccount(text: string): NoticeAccount | undefined {
  const [, number, product] = /^(\d{8})-?(\d{2})?$/.exec(text.trim()) ?? []
  if (number === undefined) return undefined
  const masked = () => `******${number.slice(-2)}${product === undefined ? '' : `-${product}`}`
  return Object.defineProperties(
    { number, product },
    {
      number: { enumerable: false, writable: false, configurable: false },
      toString: { value: masked },
      toJSON: { value: masked },
      [Symbol.for('nodejs.util.inspect.custom')]: { value: masked },
    },
  )
}

/** Returns whether a notice is of an account. One that names no product is taken for it: its order number decides. */
export const isOfAccount = ({ number, product }: NoticeAccount, account: AccountNumber): boolean =>
  number === account.number && (product === undefined || product === account.product)
