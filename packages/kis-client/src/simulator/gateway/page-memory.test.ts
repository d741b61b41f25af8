import { expect, it } from 'vitest'
import { allEndpoints } from '../../endpoints/all.gen.ts'
import { createPageMemory } from './page-memory.ts'

const endpoint = allEndpoints.find(({ paging }) => paging?.kind === 'tr_cont-header')

/** Asks for one page of the query with that number, and returns the number of the pages before it. */
function askOf(memory: ReturnType<typeof createPageMemory>, query: number, more: boolean): number {
  let before = -1
  const call = { endpoint, choice: endpoint?.trIds[0], environment: 'real', input: { N: `${query}` }, at: 0, more }
  memory.answer(call as Parameters<typeof memory.answer>[0], (pagesBefore) => {
    before = pagesBefore
    return { status: 200, body: {}, trCont: 'M' }
  })
  return before
}

it('remembers the pages of the newest thousand queries, and forgets one that its caller has abandoned', () => {
  const memory = createPageMemory()
  for (let query = 0; query <= 1_000; query += 1) askOf(memory, query, false)

  expect(askOf(memory, 1_000, true)).toBe(1)
  expect(askOf(memory, 1, true)).toBe(1)
  expect(askOf(memory, 0, true)).toBe(0)
})
