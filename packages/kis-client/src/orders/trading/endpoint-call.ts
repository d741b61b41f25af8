import type { CallOptions, KisClient } from '../../client/client.ts'
import type { Endpoint } from '../../endpoint.ts'
import { KisAnswerError, KisInputError } from '../../errors.ts'
import { parseExchange } from '../../market/exchange.ts'
import { checkOption, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { compareDecimals, parseDecimal } from '../../values/decimal.ts'
import { isRecord } from '../../values/json-record.ts'
import type { EndpointCall, OrderName } from '../history/fact.ts'
import { isListed } from '../history/order-record.ts'
import type { NewOrder } from '../place-order.ts'

/** Checks that an endpoint takes orders. @throws {KisInputError} it is not an endpoint, or only reads */
export function checkWrite(endpoint: Pick<Endpoint<never, unknown>, 'id' | 'method'>): void {
  checkOption('call.endpoint', endpoint, objectRule('an endpoint such as orderCredit'))
  const { id, method } = endpoint
  if (method === 'POST') return
  throw new KisInputError({ field: 'call.endpoint', rule: `${id} only reads; use kis.call for it` })
}

/**
 * Checks the order of a call, which no action parses: the journal keeps it, and each later order and reading is compared with it.
 *
 * @throws {KisInputError} a symbol, exchange, side, quantity or price that none of them can read
 */
export function checkCallOrder({ symbol, exchange, side, quantity, price }: NewOrder): void {
  checkOption('order.symbol', symbol, symbolRule)
  if (exchange !== undefined) parseExchange(exchange, 'order.exchange')
  checkOption('order.side', side, oneOf('a side', ['buy', 'sell']))
  const parsed = parseDecimal(quantity, 'order.quantity')
  if (compareDecimals(parsed, parseDecimal('0')) <= 0)
    throw new KisInputError({ field: 'order.quantity', rule: `"${parsed}" is not above zero; use a number above zero` })
  if (price !== undefined) parseDecimal(price, 'order.price')
}

const symbolRule: OptionRule = {
  is: 'a symbol',
  use: 'the symbol by which KIS lists the order',
  fits: (value) => typeof value === 'string' && value !== '',
}

/** Returns a call as the journal keeps it: without the account number. */
export function journaledCall(endpoint: string, input: object): EndpointCall {
  const terms = Object.entries(input).filter(([name]) => name !== 'CANO' && name !== 'ACNT_PRDT_CD')
  return { endpoint, input: Object.fromEntries(terms) }
}

/**
 * Calls an endpoint that takes orders.
 *
 * @returns the number of the order; number and branch are empty where KIS sends none
 * @throws {KisAnswerError} an order that KIS's lists have exists, but its number is missing
 */
export async function callEndpoint<Input extends object, Answer>(
  client: KisClient,
  endpoint: Endpoint<Input, Answer, never>,
  { input, options }: { readonly input: Input; readonly options: CallOptions },
): Promise<Pick<OrderName, 'number' | 'branch'>> {
  const answer: unknown = await client.call(endpoint, input, options)
  const output = isRecord(answer) && isRecord(answer['output']) ? answer['output'] : {}
  const values = new Map(Object.entries(output).map(([name, value]) => [name.toUpperCase(), value]))
  const read = (...names: readonly string[]) => names.map((name) => values.get(name)).find(isText) ?? ''
  const number = read('ODNO', 'RSVN_ORD_SEQ', 'OVRS_RSVN_ODNO')
  // Its row can still be found by its content. Of other orders nothing more is learnt.
  if (number === '' && isListed({ call: { endpoint: endpoint.id, input: {} } }))
    throw new KisAnswerError('KIS took the order and answered without ODNO', { field: 'ODNO' })
  return {
    number,
    branch: read('KRX_FWDG_ORD_ORGNO', 'ORD_GNO_BRNO'),
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
