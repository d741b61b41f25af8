import { KisInputError } from '../errors.ts'
import type { OverseasExchange } from '../market/exchange.ts'

/** Checks that an exchange has a daytime market. @throws {KisInputError} it has none */
export function parseDaytime(exchange: OverseasExchange): 'NASD' | 'NYSE' | 'AMEX' {
  if (exchange === 'NASD' || exchange === 'NYSE' || exchange === 'AMEX') return exchange
  const rule = `is true, and ${exchange} has no daytime market; leave it out, or use NASD, NYSE or AMEX`
  throw new KisInputError({ field: 'daytime', rule })
}
