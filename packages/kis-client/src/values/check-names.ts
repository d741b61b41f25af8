import { editsBetween, suggestNames } from '@stockeye/internal/suggest'
import { KisInputError } from '../errors.ts'

/** Names of the fields of an input, as a record that does not compile while a field is missing. */
export type FieldsOf<Input> = { readonly [name in keyof Input]-?: true }

/**
 * Returns the error for a name that an input does not have. A field that is dropped in silence may be the limit of an order.
 *
 * @param of noun phrase for a right name, such as `a field of placeOrder`
 * @param instead advice for a name that is wrong for a known reason
 */
export function unknownName(field: string, of: string, names: readonly string[], instead?: string): KisInputError {
  const [use = names.join(', ')] = suggestNames(field, names)
  return new KisInputError({ field, rule: `is not ${of}; use ${use}${instead === undefined ? '' : `, or ${instead}`}` })
}

/**
 * Refuses misspelled names only, for an input in place of which callers pass a whole record, such as a position.
 *
 * @throws {KisInputError} `given` has a name that is one edit away from one of `names`
 */
export function checkSpelling(given: object, of: string, names: readonly string[]): void {
  for (const field of Object.keys(given)) {
    const isMisspelled = !names.includes(field) && names.some((name) => editsBetween(field, name) <= 1)
    if (isMisspelled) throw unknownName(field, of, names)
  }
}

/** Refuses unknown names. @throws {KisInputError} `given` has a name that is not one of `names` */
export function checkNames(given: object, of: string, names: readonly string[], instead?: string): void {
  for (const field of Object.keys(given)) if (!names.includes(field)) throw unknownName(field, of, names, instead)
}
