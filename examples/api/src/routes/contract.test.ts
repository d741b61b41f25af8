import { expect, it } from 'vitest'
import * as z from 'zod'
import { botApi, marketApi } from './contract.ts'
import { noticesApi } from './notices-contract.ts'
import { traderApi } from './trader-contract.ts'

it('names in each path exactly its parameters', () => {
  const rows = [marketApi, botApi, noticesApi, traderApi].flatMap((api) => Object.values(api))
  for (const { path, params } of rows) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

    expect(Object.keys(z.toJSONSchema(params).properties ?? {})).toEqual(named)
  }
})
