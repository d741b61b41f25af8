import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { accountReads } from './meters.ts'

const rest = z
  .array(z.object({ id: z.string(), path: z.string(), method: z.string(), nameKo: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('../../../catalog/rest.json', import.meta.url), 'utf8')))

it('counts as reads of the account what KIS names a balance, executions or open orders', () => {
  const named = rest.filter(
    ({ path, method, nameKo }) =>
      method === 'GET' && path.includes('/trading/') && /잔고|체결|정정취소가능주문/.test(nameKo),
  )

  expect(named.length).toBeGreaterThan(20)
  expect(named.map(({ id }) => id).filter((id) => !accountReads.has(id))).toEqual([])
})
