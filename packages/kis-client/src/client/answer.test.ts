import { describe, expect, it } from 'vitest'
import type { AnyEndpoint } from '../endpoint.ts'
import { inquireBalance, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { createInterpret, readAnswer, tidyAnswer } from './answer.ts'
import { createEvents } from './events.ts'
import type { SchemaDrift } from './schema-drift.ts'

const answer = (body: string, status = 200) => ({ status, headers: { get: () => null }, text: async () => body })
const envelope = (fields: object) =>
  answer(JSON.stringify({ rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.  ', ...fields }))

const read = async (endpoint: AnyEndpoint, response: ReturnType<typeof answer>) =>
  tidyAnswer(endpoint, await readAnswer(response, endpoint.method))

describe('an answer', () => {
  it('leaves out what KIS left empty, which is never 0', async () => {
    const body = await read(inquirePrice, envelope({ output: { stck_prpr: '70000', stck_oprc: '', per: '  ' } }))

    expect(body['output']).toEqual({ stck_prpr: '70000' })
  })

  it('has every documented block in its documented kind, whichever kind the server sends', async () => {
    const body = await read(inquireBalance, envelope({ output1: { pdno: '005930' }, output2: [{ dnca_tot_amt: '1' }] }))
    expect(body).toMatchObject({ output1: [{ pdno: '005930' }], output2: [{ dnca_tot_amt: '1' }] })

    const price = await read(inquirePrice, envelope({ output: [{ stck_prpr: '1' }] }))
    expect(price['output']).toEqual({ stck_prpr: '1' })

    expect(await read(inquireBalance, envelope({}))).toMatchObject({ output1: [], output2: [] })
  })

  const refused = { code: 'KIS_REFUSED', outcome: 'refused' }
  const unknown = { code: 'KIS_UNANSWERED', outcome: 'unknown' }
  const body = (msg_cd: string, rt_cd = '1') => JSON.stringify({ rt_cd, msg_cd, msg1: 'text' })
  it.each([
    ['a rate limit under HTTP 500 is a refusal', 500, body('EGW00201'), { ...refused, messageCode: 'EGW00201' }],
    [
      'a business error under HTTP 200 is a refusal',
      200,
      body('APBK0952', '7'),
      { ...refused, messageCode: 'APBK0952' },
    ],
    ['an unknown code under HTTP 200 is a refusal', 200, body('XYZ00001'), { ...refused, messageCode: 'XYZ00001' }],
    ['a dead token is a refusal', 500, body('EGW00123'), { ...refused, messageCode: 'EGW00123' }],
    [
      'a time-out behind the gateway leaves the order open',
      500,
      body('EGW00301'),
      { ...unknown, messageCode: 'EGW00301' },
    ],
    ['a failed postprocessing leaves the order open', 200, body('OPSQ0004'), unknown],
    ['a failing gateway leaves the order open', 500, body('EGW00002'), unknown],
    ['an empty envelope under HTTP 500 leaves the order open', 500, body(''), unknown],
    ['an unknown code under HTTP 500 leaves the order open', 500, body('XYZ00001'), unknown],
    ['HTML leaves the order open', 502, '<html>Bad Gateway</html>', unknown],
    ['a body that was cut off leaves the order open', 200, '{"rt_cd":"0","output":{"ODNO":"00', unknown],
    ['nothing at all leaves the order open', 200, '', unknown],
    ['JSON that is no object leaves the order open', 200, '[]', unknown],
  ])('%s', async (_what, status, text, expected) => {
    await expect(readAnswer(answer(text, status), 'POST')).rejects.toMatchObject(expected)
  })
})

describe('readAnswer', () => {
  const body = (msg_cd: string, rt_cd: string) => JSON.stringify({ rt_cd, msg_cd, msg1: 'text' })
  const notOffered = body('IGW00009', '0')
  it.each([
    // As prism-insight#238 reports it: HTTP 500.
    ['IGW00019', 500, body('IGW00019', '1')],
    // As prism-insight#133 reports it: HTTP 500 with the return code of a success.
    ['IGW00009', 500, notOffered],
    ['IGW00009', 200, notOffered],
    ['MCA00124', 500, body('MCA00124', '1')],
  ])('takes %s under HTTP %i for a refusal of a read, and leaves an order open', async (messageCode, status, text) => {
    await expect(readAnswer(answer(text, status), 'GET')).rejects.toMatchObject({ code: 'KIS_REFUSED', messageCode })
    await expect(readAnswer(answer(text, status), 'POST')).rejects.toMatchObject({ outcome: 'unknown', messageCode })
  })

  it.each([
    ['a refusal with the return code of a success', 200, body('APBK0952', '0')],
    ['an unknown code under HTTP 500 with the return code of a success', 500, body('XYZ00001', '0')],
    ['a success under HTTP 502', 502, body('MCA00000', '0')],
  ])('leaves an order open after %s', async (_what, status, text) => {
    await expect(readAnswer(answer(text, status), 'POST')).rejects.toMatchObject({ outcome: 'unknown' })
  })

  it('takes KIER3672, the refusal of a reserved order outside its hours, for a refusal of the order', async () => {
    await expect(readAnswer(answer(body('KIER3672', '7')), 'POST')).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      messageCode: 'KIER3672',
    })
  })
})

describe('interpret', () => {
  it('returns the body in the shape of its type, and emits its differences from the catalogue', () => {
    const events = createEvents()
    const emitted: SchemaDrift[] = []
    const interpret = createInterpret(events)
    const response = { body: { rt_cd: '0', output: { stck_prpr: '70000', per: '', news: '1' } }, continuation: null }

    interpret(inquirePrice, response)
    events.on('schema-drift', (drift) => emitted.push(drift))
    const body = interpret(inquirePrice, response)

    expect(body).toEqual({ rt_cd: '0', output: { stck_prpr: '70000', news: '1' } })
    expect(emitted).toContainEqual({ endpoint: inquirePrice.id, block: 'output', name: 'news', what: 'extra' })
  })
})
