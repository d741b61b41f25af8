import { describe, expect, it } from 'vitest'
import type { AnyEndpoint } from '../endpoint.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import { inquireBalance, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { samsung } from '../tests/sample-calls.test-kit.ts'
import { scriptConnection } from '../tests/scripted-kis.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { tidyAnswer } from './answer.ts'
import { createKisClient } from './create-client.ts'
import { createSchemaDriftWatch, findSchemaDrift, type SchemaDrift } from './schema-drift.ts'

const endpoint = inquirePrice.id

/** Returns a row in the shape of the catalogue. */
const documented = ({ blocks }: AnyEndpoint, block: string) =>
  Object.fromEntries((blocks[block]?.fields ?? []).map((name) => [name, '1']))
const price = documented(inquirePrice, 'output')
const positions = { output1: [documented(inquireBalance, 'output1')], output2: [documented(inquireBalance, 'output2')] }
const balanceBody = { rt_cd: '0', msg_cd: 'A', msg1: '', ctx_area_fk100: '', ctx_area_nk100: '', ...positions }

describe('schema drift', () => {
  it('is absent where every endpoint answers what the catalogue has, also with empty values', () => {
    for (const row of allEndpoints) {
      const blocks = Object.entries(row.blocks).map(([name, { kind }]) => {
        const record = documented(row, name)
        return name === '$root' ? record : { [name]: kind === 'array' ? [record, { other: '1' }] : record }
      })
      expect(findSchemaDrift(row, Object.assign({ rt_cd: '0', msg_cd: '', msg1: '' }, ...blocks))).toEqual([])
    }
    expect(findSchemaDrift(inquireBalance, { ...balanceBody, output1: [] })).toEqual([])
    expect(findSchemaDrift(inquirePrice, { output: { ...price, per: '', eps: null } })).toEqual([])
  })

  const { per: _per, ...withoutPer } = price
  it.each<[string, object, Omit<SchemaDrift, 'endpoint'>]>([
    [
      'a name that is not documented',
      { output: { ...price, nw: '1' } },
      { block: 'output', name: 'nw', what: 'extra' },
    ],
    ['a name that is left out', { output: withoutPer }, { block: 'output', name: 'per', what: 'missing' }],
    ['a number for a text', { output: { ...price, per: 1.5 } }, { block: 'output', name: 'per', what: 'kind' }],
    [
      'a record for a text',
      { output: { ...price, per: { now: '1' } } },
      { block: 'output', name: 'per', what: 'kind' },
    ],
    [
      'a block that is not documented',
      { output: price, output9: [] },
      { block: '$root', name: 'output9', what: 'extra' },
    ],
    ['a block that is left out', {}, { block: '$root', name: 'output', what: 'missing' }],
    ['a list for a record', { output: [price] }, { block: '$root', name: 'output', what: 'kind' }],
    ['a text for a block', { output: 'none' }, { block: '$root', name: 'output', what: 'kind' }],
  ])('has %s', (_what, body, expected) => {
    expect(findSchemaDrift(inquirePrice, { rt_cd: '0', ...body })).toEqual([{ endpoint, ...expected }])
  })

  it('is emitted once for each endpoint, block and name', () => {
    const emitted: SchemaDrift[] = []
    const watch = createSchemaDriftWatch((drift) => emitted.push(drift))
    const body = {
      ...balanceBody,
      output1: [{ ...positions.output1[0], nw: '1' }],
      output2: [{ ...positions.output2[0], nw: '1' }],
    }

    watch(inquireBalance, body)
    watch(inquireBalance, body)

    expect(emitted).toEqual([
      { endpoint: inquireBalance.id, block: 'output1', name: 'nw', what: 'extra' },
      { endpoint: inquireBalance.id, block: 'output2', name: 'nw', what: 'extra' },
    ])
  })

  it('is emitted for a thousand names, and no more', () => {
    const emitted: SchemaDrift[] = []
    const watch = createSchemaDriftWatch((drift) => emitted.push(drift))

    for (let name = 0; name < 2_000; name += 1) watch(inquirePrice, { output: { ...price, [`nw${name}`]: '1' } })

    expect(emitted).toHaveLength(1_000)
  })

  it('breaks no call: listeners get it, and the answer is as the types say', async () => {
    const { options, settle } = await startSteppedKis()
    const output = { ...price, per: 12.5, eps: true, pbr: { now: '1' }, nw: '1', stck_prpr: '' }
    const kis = createKisClient({ ...options, connect: scriptConnection(() => ({ blocks: { output } })).connect })
    const emitted: SchemaDrift[] = []

    const before = await settle(kis.call(inquirePrice, samsung))
    const stop = kis.on('schema-drift', (drift) => emitted.push(drift))
    await settle(kis.call(inquirePrice, samsung))
    await settle(kis.call(inquirePrice, samsung))
    stop()

    const { pbr: _pbr, stck_prpr: _stck, ...others } = price
    expect(before.output).toEqual({ ...others, per: '12.5', eps: 'true', nw: '1' })
    expect(emitted).toHaveLength(4)
    expect(new Set(emitted)).toEqual(
      new Set([
        { endpoint, block: 'output', name: 'per', what: 'kind' },
        { endpoint, block: 'output', name: 'eps', what: 'kind' },
        { endpoint, block: 'output', name: 'pbr', what: 'kind' },
        { endpoint, block: 'output', name: 'nw', what: 'extra' },
      ]),
    )
  })
})

describe('tidyAnswer', () => {
  const tidied = (per: unknown) => tidyAnswer(inquirePrice, { rt_cd: '0', output: { per } })['output']

  it.each([
    ['a number', 70000, '70000'],
    ['a fraction', -1.25, '-1.25'],
    ['a boolean', false, 'false'],
    ['text, blanks and all', ' 7 ', ' 7 '],
  ])('writes %s as text', (_what, value, text) => {
    expect(tidied(value)).toEqual({ per: text })
  })

  it.each([
    ['a number of more digits than JSON.parse keeps', JSON.parse('12345678901234567890')],
    ['a number with an exponent', 1e-9],
    ['null', null],
    ['a list', ['1']],
    ['a record', { now: '1' }],
    ['blanks', '   '],
  ])('leaves out %s', (_what, value) => {
    expect(tidied(value)).toEqual({})
  })

  it.each([
    ['null', null],
    ['a text', 'none'],
    ['a number', 7],
    ['an empty list', []],
    ['a list of texts', ['none']],
  ])('makes a record of %s', (_what, output) => {
    expect(tidyAnswer(inquirePrice, { output })['output']).toEqual({})
  })

  it('keeps only records in a list', () => {
    expect(tidyAnswer(inquireBalance, { output1: [null, { pdno: '1' }, 'none'], output2: 7 })).toEqual({
      output1: [{ pdno: '1' }],
      output2: [],
    })
  })
})
