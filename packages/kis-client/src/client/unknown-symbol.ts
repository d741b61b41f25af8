import { isKisError, KisUnknownSymbolError } from '../errors.ts'

/** Code of KIS's refusals of an unknown symbol. @see catalog/codes.json errors */
const noSuchSymbol = 'APBK0656'

/**
 * Runs the call of an action about one instrument. Orders and buying power are refused for an unknown symbol, while quotes
 * are answered without a price: callers get one error for both.
 *
 * @param exchange exchange or venue that was asked
 * @throws {KisUnknownSymbolError} KIS refused the symbol; `cause` is the refusal
 */
export async function refusingUnknownSymbol<Result>(
  { symbol, exchange }: { readonly symbol: string; readonly exchange: string },
  call: Promise<Result>,
): Promise<Result> {
  try {
    return await call
  } catch (error) {
    if (!isKisError(error) || error.code !== 'KIS_REFUSED' || error.messageCode !== noSuchSymbol) throw error
    throw new KisUnknownSymbolError(symbol, exchange, { cause: error, messageCode: noSuchSymbol })
  }
}
