import { expectTypeOf, it } from 'vitest'
import { inquirePsblNgtOrder } from '../endpoints/domestic-futureoption.gen.ts'
import {
  type InquireBalanceOutput1,
  type InquireBalanceOutput2,
  type InquirePriceOutput,
  type InquirePsblRvsecnclOutput,
  inquireBalance,
  inquirePrice,
  inquirePsblRvsecncl,
  orderCash,
} from '../endpoints/domestic-stock.gen.ts'
import type { Environment } from '../environment.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { balance } from '../tests/sample-calls.test-kit.ts'
import type { KisClient } from './client.ts'
import { createKisClient } from './create-client.ts'

declare const credentials: { appKey: string; appSecret: string; account: string }
declare const environment: Environment
const quote = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' } as const
const open = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' } as const

it('knows what an endpoint answers', () => {
  const kis = createKisClient({ environment: 'paper', credentials })

  expectTypeOf(kis.call(inquirePrice, quote)).resolves.toEqualTypeOf<{ readonly output: InquirePriceOutput }>()
})

it('refuses what the environment lacks, where the compiler knows it', () => {
  const paper = createKisClient({ environment: 'paper', credentials })
  const real = createKisClient({ environment: 'real', credentials })
  const either = createKisClient({ environment, credentials })

  // @ts-expect-error paper trading has no list of orders that can be revised
  paper.call(inquirePsblRvsecncl, open)
  real.call(inquirePsblRvsecncl, open)
  either.call(inquirePsblRvsecncl, open)
})

it('lets any client be handed to an action', () => {
  expectTypeOf(getQuote).parameter(0).toEqualTypeOf<KisClient>()
  expectTypeOf(createKisClient({ environment: 'paper', credentials })).toExtend<KisClient>()
  expectTypeOf(createKisClient({ environment: 'real', credentials })).toExtend<KisClient>()
})

const oneShare = { PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000', EXCG_ID_DVSN_CD: 'KRX' } as const
const night = {
  PDNO: 'A01612',
  PRDT_TYPE_CD: '301',
  SLL_BUY_DVSN_CD: '02',
  UNIT_PRICE: '1',
  ORD_DVSN_CD: '01',
} as const

it('demands what KIS demands: required fields, documented codes, no other names', () => {
  const kis = createKisClient({ environment: 'paper', credentials })

  kis.call(orderCash, { ord_dv: 'buy', ...oneShare })
  // @ts-expect-error buy or sell?
  kis.call(orderCash, oneShare)
  // @ts-expect-error how many?
  kis.call(orderCash, { ord_dv: 'buy', ...oneShare, ORD_QTY: undefined })
  // @ts-expect-error text, as KIS sends it
  kis.call(orderCash, { ord_dv: 'buy', ...oneShare, ORD_QTY: 1 })
  // @ts-expect-error KIS has no such exchange
  kis.call(orderCash, { ord_dv: 'buy', ...oneShare, EXCG_ID_DVSN_CD: 'NASDAQ' })
  // @ts-expect-error KIS has no such field
  kis.call(orderCash, { ord_dv: 'buy', ...oneShare, PRICE: '70000' })
})

it('knows the rows of a list', () => {
  const kis = createKisClient({ environment: 'real', credentials })

  expectTypeOf(kis.rows(inquirePsblRvsecncl, open)).toEqualTypeOf<AsyncGenerator<InquirePsblRvsecnclOutput, void>>()
  expectTypeOf(kis.rows(inquirePsblRvsecncl, open, { list: 'output', mostPages: 3 })).toEqualTypeOf<
    AsyncGenerator<InquirePsblRvsecnclOutput, void>
  >()
  expectTypeOf<InquirePsblRvsecnclOutput['odno']>().toEqualTypeOf<string | undefined>()
  expectTypeOf(kis.pages(inquirePsblRvsecncl, open)).toEqualTypeOf<
    AsyncGenerator<{ readonly output: readonly InquirePsblRvsecnclOutput[] }, void>
  >()
})

it('wants to know which list is meant where there are several', () => {
  const kis = createKisClient({ environment: 'paper', credentials })

  expectTypeOf(kis.rows(inquireBalance, balance, { list: 'output1' })).toEqualTypeOf<
    AsyncGenerator<InquireBalanceOutput1, void>
  >()
  expectTypeOf(kis.rows(inquireBalance, balance, { list: 'output2' })).toEqualTypeOf<
    AsyncGenerator<InquireBalanceOutput2, void>
  >()
  // @ts-expect-error output1 or output2?
  kis.rows(inquireBalance, balance)
  // @ts-expect-error output1 or output2?
  kis.rows(inquireBalance, balance, { mostPages: 3 })
  // @ts-expect-error there is no such list
  kis.rows(inquireBalance, balance, { list: 'output3' })
})

it('pages what has pages, has rows where there is a list, and asks for neither what paper trading lacks', () => {
  const kis = createKisClient({ environment: 'real', credentials })
  const paper = createKisClient({ environment: 'paper', credentials })

  // @ts-expect-error a price has no pages
  kis.pages(inquirePrice, quote)
  // @ts-expect-error a price has no rows
  kis.rows(inquirePrice, quote)
  kis.pages(inquirePsblNgtOrder, night)
  // @ts-expect-error its pages hold one record, not a list
  kis.rows(inquirePsblNgtOrder, night)
  // @ts-expect-error paper trading has no list of orders that can be revised
  paper.pages(inquirePsblRvsecncl, open)
  // @ts-expect-error paper trading has no list of orders that can be revised
  paper.rows(inquirePsblRvsecncl, open)
})

it('types the payload of each event', () => {
  const kis = createKisClient({ environment: 'paper', credentials })

  kis.on('call', (call) => expectTypeOf(call.outcome).toEqualTypeOf<'answered' | 'not-sent' | 'refused' | 'unknown'>())
  kis.on('schema-drift', (drift) => expectTypeOf(drift.what).toEqualTypeOf<'extra' | 'missing' | 'kind'>())
  kis.on('session', (session) => expectTypeOf(session.generation).toEqualTypeOf<number>())
  // @ts-expect-error there is no such event
  kis.on('order', () => {})
})
