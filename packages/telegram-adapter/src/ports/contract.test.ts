import { expect, it } from 'vitest'
import * as z from 'zod'
import { opsApi } from './contract.ts'

it('names in the path exactly its parameters', () => {
  for (const { path, params } of Object.values(opsApi)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

    expect(Object.keys(z.toJSONSchema(params).properties ?? {})).toEqual(named)
  }
})

it('has each path once', () => {
  const rows = Object.values(opsApi).map(({ method, path }) => `${method} ${path}`)

  expect(new Set(rows).size).toBe(rows.length)
})

it('requires a key wherever a repeat would act twice', () => {
  const acts = Object.entries(opsApi).filter(([, { isIdempotent }]) => isIdempotent)

  expect(acts.map(([name]) => name)).toEqual(['triggerJob'])
})

it.each(['', '12a', '١٢', '1.5', ' 1', '9'.repeat(21)])('refuses a chat id that is not a number: %o', (chat_id) => {
  expect(opsApi.triggerJob.body.safeParse({ chat_id }).success).toBe(false)
})

it.each(['', 'EN', 'eng', 'en-GB'])('refuses a language that is not two small letters: %o', (language) => {
  expect(opsApi.triggerJob.body.safeParse({ language }).success).toBe(false)
})
