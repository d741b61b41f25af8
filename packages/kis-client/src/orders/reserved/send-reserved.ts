import type { CallOptions, KisClient } from '../../client/client.ts'
import { refusingUnknownSymbol } from '../../client/unknown-symbol.ts'
import { orderResv as krxOrderResv } from '../../endpoints/domestic-stock.gen.ts'
import { orderResv } from '../../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../../errors.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { type CalendarDate, findKisDate } from '../../values/dates.ts'
import { krxFields, overseasFields, type ReservedTerms, readBlock } from './fields.ts'
import type { ReservedOrderReference } from './reference.ts'

/** Sends a reserved order, once. */
export async function sendReserved(
  client: KisClient,
  terms: ReservedTerms,
  options: CallOptions | undefined,
): Promise<ReservedOrderReference> {
  const { symbol, exchange } = terms
  const sent: Promise<{ readonly output: object }> =
    exchange === 'KRX'
      ? client.call(krxOrderResv, krxFields(terms), options)
      : client.call(orderResv, overseasFields(terms, exchange), options)
  const { output } = await refusingUnknownSymbol({ symbol, exchange }, sent)
  const [names, today] = [namesOfNumber[exchange === 'KRX' ? 'KRX' : 'abroad'], exchangeDate('KRX', client.clock.now())]
  return { ...readReservation(output, names, today), ...terms }
}

/** Fields of the number of a reservation: KIS fills `ODNO` in the US, and `OVRS_RSVN_ODNO` in Asia. */
const namesOfNumber = { KRX: ['RSVN_ORD_SEQ'], abroad: ['OVRS_RSVN_ODNO', 'ODNO'] } as const

/**
 * Reads the number of a reservation, and the day on which KIS took it where the answer has one.
 *
 * @throws {KisAnswerError} the reservation exists, but its number is missing
 */
function readReservation(
  block: object,
  names: readonly [string, ...string[]],
  today: CalendarDate,
): Pick<ReservedOrderReference, 'reservation' | 'receivedOn'> {
  const values = readBlock(block)
  const [reservation] = names.flatMap((name) => values.get(name) || [])
  if (reservation === undefined)
    throw new KisAnswerError('KIS took the reserved order and answered without its number', { field: names[0] })
  return { reservation, receivedOn: findKisDate(values.get('RSVN_ORD_RCIT_DT') ?? '') ?? today }
}
