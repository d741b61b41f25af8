import { expectTypeOf, it } from 'vitest'
import type { Endpoint } from '../endpoint.ts'
import { authToken } from '../endpoints/auth.gen.ts'
import {
  type InquireBalanceOutput1,
  inquireBalance,
  inquireIndexPrice,
  inquirePrice,
  inquirePsblRvsecncl,
  orderCash,
} from '../endpoints/domestic-stock.gen.ts'
import { type CcnlKrxRow, ccnlKrx } from '../endpoints/feeds.gen.ts'
import type { Decimal } from '../values/decimal.ts'

// biome-ignore lint/suspicious/noExplicitAny: stands for the environments that a client may have
declare function call<I, A>(endpoint: Endpoint<I, A, any>, input: I): Promise<A>
declare function callInPaper<I, A>(endpoint: Endpoint<I, A, 'paper'>, input: I): Promise<A>

const oneShare = { PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000', EXCG_ID_DVSN_CD: 'KRX' } as const

it('rejects a call without a field that KIS requires, or with a field that KIS lacks', () => {
  call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })
  // @ts-expect-error FID_INPUT_ISCD is missing
  call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J' })
  // @ts-expect-error there is no such field
  call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930', PDNO: '005930' })
})

it('rejects a code that KIS does not document', () => {
  // @ts-expect-error KIS calls the combined book UN
  call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'ALL', FID_INPUT_ISCD: '005930' })
})

it('accepts any index, though the catalogue lists three', () => {
  call(inquireIndexPrice, { FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: '0028' })
})

it('does not require the account and the cursor, which the client sets', () => {
  call(inquirePsblRvsecncl, { INQR_DVSN_1: '0', INQR_DVSN_2: '0' })
  call(orderCash, { ord_dv: 'buy', ...oneShare, CANO: '12345678', ACNT_PRDT_CD: '01' })
})

it('requires the choice that selects the TR id', () => {
  call(orderCash, { ord_dv: 'buy', ...oneShare })
  // @ts-expect-error ord_dv is missing
  call(orderCash, oneShare)
  // @ts-expect-error ord_dv is neither buy nor sell
  call(orderCash, { ord_dv: 'hold', ...oneShare })
})

it('types the blocks of an answer by their kinds, and each field as text that may be missing', async () => {
  const quote = await call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })

  expectTypeOf(quote.output.stck_prpr).toEqualTypeOf<string | undefined>()
  expectTypeOf(inquireBalance).toExtend<Endpoint<never, { output1: readonly InquireBalanceOutput1[] }, never>>()
  // @ts-expect-error KIS has no such field
  quote.output.price
})

it('rejects an endpoint that the environment of the client does not offer', () => {
  callInPaper(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })
  // @ts-expect-error not in paper trading
  callInPaper(inquirePsblRvsecncl, { INQR_DVSN_1: '0', INQR_DVSN_2: '0' })
  // @ts-expect-error the token manager calls it
  call(authToken, { appkey: '', appsecret: '' })
})

it('names the columns of a feed', () => {
  expectTypeOf(ccnlKrx.columns).toEqualTypeOf<readonly (keyof CcnlKrxRow)[]>()
  expectTypeOf<CcnlKrxRow['STCK_PRPR']>().toEqualTypeOf<Decimal>()
  expectTypeOf<CcnlKrxRow['MKSC_SHRN_ISCD']>().toEqualTypeOf<string>()
  expectTypeOf<CcnlKrxRow['MARKET_CLS_CODE']>().toEqualTypeOf<string | undefined>()
})
