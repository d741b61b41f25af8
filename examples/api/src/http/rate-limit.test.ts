import { expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function limitOf(perMinute: number) {
  let at = 0
  const limit = createRateLimit({ perMinute, monotonic: () => at })
  return {
    limit,
    advance: (ms: number) => {
      at += ms
    },
  }
}

it('accepts the requests of a minute at once, and then one for each that is refilled', () => {
  const { limit, advance } = limitOf(3)

  const burst = [1, 2, 3, 4].map(() => limit.take('a'))
  advance(19_999)
  const early = limit.take('a')
  advance(1)

  expect(burst).toEqual([0, 0, 0, 20_000])
  expect(early).toBe(1)
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 20_000])
})

it('counts nothing that it refused, and each key by itself', () => {
  const { limit, advance } = limitOf(1)
  limit.take('a')

  for (let i = 0; i < 100; i += 1) limit.take('a')
  const others = limit.take('b')
  advance(60_000)

  expect([others, limit.take('a')]).toEqual([0, 0])
})

it('forgets the oldest of very many keys', () => {
  const { limit } = limitOf(1)
  limit.take('first')

  for (let i = 0; i < 10_000; i += 1) limit.take(`${i}`)

  expect([limit.take('9999'), limit.take('first')]).toEqual([60_000, 0])
})
