import { expectTypeOf, it } from 'vitest'
import { allFeeds, type ccnlKrx } from '../../endpoints/feeds.gen.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { FeedRow } from './feed-row.ts'
import { createRowReader } from './row-reader.ts'

it('types a number as a decimal, a code as text, and both as possibly absent', () => {
  expectTypeOf<FeedRow<typeof ccnlKrx, 'STCK_PRPR' | 'MARKET_CLS_CODE'>>().toMatchObjectType<{
    readonly key: string | undefined
    readonly at: number | undefined
    readonly STCK_PRPR: Decimal | undefined
    readonly MARKET_CLS_CODE: string | undefined
  }>()
})

it('lacks the columns that are not asked for', () => {
  expectTypeOf<keyof FeedRow<typeof ccnlKrx, 'STCK_PRPR'>>().toEqualTypeOf<'key' | 'at' | 'STCK_PRPR'>()
})

it('takes a feed that is known at run time only', () => {
  const [feed] = allFeeds
  if (feed !== undefined) expectTypeOf(createRowReader(feed, ['STCK_PRPR']).read).toBeFunction()
})
