import { expect, it } from 'vitest'
import { createRunId } from './run-id.ts'

it('returns a UUID of version 7 whose first 48 bits are the time', () => {
  const before = Date.now()
  const id = createRunId()
  const after = Date.now()

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(after)
})

it('returns a different id at each call', () => {
  expect(new Set(Array.from({ length: 1_000 }, createRunId)).size).toBe(1_000)
})
