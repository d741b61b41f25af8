import { expect, it } from 'vitest'
import { createFirstDeliveries } from './first-deliveries.ts'

it('remembers the last 10,000 rows, however long two sources deliver', () => {
  const rows = createFirstDeliveries()

  for (let row = 1; row <= 10_001; row += 1) rows.isNew('one', `row ${row}`)

  expect([10_001, 2, 1].map((row) => rows.isNew('other', `row ${row}`))).toEqual([false, false, true])
})
