import { expectTypeOf, it } from 'vitest'
import { createKisClient, type KisClient } from './client.ts'
import { type InquirePriceOutput, inquirePrice, inquirePsblRvsecncl } from './endpoints/domestic-stock.gen.ts'
import type { Environment } from './environment.ts'
import { getQuote } from './market/get-quote.ts'

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
