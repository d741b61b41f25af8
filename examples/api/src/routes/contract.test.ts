import { expect, it } from 'vitest'
import { z } from 'zod'
import { botApi, marketApi } from './contract.ts'
import { traderApi } from './trader-contract.ts'

it('names in each path exactly its parameters', () => {
  for (const { path, params } of [...Object.values(marketApi), ...Object.values(botApi), ...Object.values(traderApi)]) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

    expect(Object.keys(z.toJSONSchema(params).properties ?? {})).toEqual(named)
  }
})
