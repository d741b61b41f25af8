import { KisInputError } from '../errors.ts'
import { checkOption, listRule } from '../values/check-options.ts'
import { isRecord } from '../values/json-record.ts'
import { preview } from '../values/preview.ts'
import type { ListedInstrument } from './listed-instrument.ts'

/**
 * Yields listed instruments that a caller passed, after a look at each. A promise is not a list: its caller forgot `await`.
 *
 * @throws {KisInputError} not a list, or one of something else
 */
export function* parseListed(
  field: string,
  instruments: Iterable<ListedInstrument>,
): Generator<ListedInstrument, void> {
  checkOption(field, instruments, listRule('the instruments that downloadInstruments resolves to'))
  let index = 0
  for (const instrument of instruments) {
    if (!isRecord(instrument) || typeof instrument.symbol !== 'string' || typeof instrument.name !== 'string')
      throw new KisInputError({
        field: `${field}[${index}]`,
        rule: `${preview(instrument)} is not a listed instrument; use those that downloadInstruments resolves to`,
      })
    yield instrument
    index += 1
  }
}
