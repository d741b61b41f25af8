import { describe, expect, it } from 'vitest'
import { compareAnswers, findEndpoint } from '../drift/compare-answers.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import type { Body } from '../values/json-record.ts'
import { askSimulator, type Capture, captures } from './captures.test-kit.ts'

/** Returns in words how an answer of the simulator differs from a captured one: blocks, names, their order, forms, message. */
function differencesOf({ trId, path, query, body, answer }: Capture, simulated: Body): readonly string[] {
  const method = body === undefined ? 'GET' : 'POST'
  const recorded = {
    date: null,
    method,
    path,
    trId,
    input: { ...query, ...body },
    page: '',
    status: 200,
    continuation: null,
    answer: JSON.stringify(answer),
  } as const
  const endpoint = findEndpoint(allEndpoints, recorded)
  if (endpoint === undefined) throw new Error(`the catalogue has no ${method} ${path}`)
  const found = compareAnswers([{ endpoint, recorded, simulated }]).map(({ field, what }) => `${field} ${what}`)
  if (Object.keys(simulated).join() !== Object.keys(answer).join()) found.push('the order of the blocks')
  for (const name of ['msg_cd', 'msg1']) if (simulated[name] !== answer[name]) found.push(name)
  return found
}

const cursorsOf = (body: Body): readonly string[] => Object.keys(body).filter((name) => name.startsWith('ctx_area'))
const lists = captures.filter(({ answer }) => cursorsOf(answer).length > 0)

describe('the simulator', () => {
  it.each(captures)('answers in the form of the capture $name', async (capture) => {
    const simulated = await askSimulator(capture)

    expect(differencesOf(capture, simulated).toSorted()).toEqual(Object.keys(capture.known ?? {}).toSorted())
  })

  it.each(lists)('pads the cursor of $name as KIS does', async (capture) => {
    const { answer } = capture

    const simulated = await askSimulator(capture)

    const widths = (body: Body) => cursorsOf(body).map((name) => [name, String(body[name]).length])
    expect(widths(simulated)).toEqual(widths(answer))
  })
})
