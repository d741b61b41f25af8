import { describe, expect, it } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { inquireBalance, inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { findDrift } from './find-drift.ts'
import type { RecordedAnswer } from './recording.ts'

const samsung = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }

const recordedOf = (answer: object | string, about: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  date: 'Mon, 19 Oct 2026 01:00:00 GMT',
  method: 'GET',
  path: inquirePrice.path,
  trId: 'FHKST01010100',
  input: samsung,
  page: '',
  status: 200,
  continuation: '',
  answer: typeof answer === 'string' ? answer : JSON.stringify(answer),
  ...about,
})

/** Returns an answer of the simulator to a quote, which a test changes as KIS might. */
async function simulatedQuote(): Promise<{ readonly output: Readonly<Record<string, string>> }> {
  const { options, settle } = await startSteppedKis()
  let text = ''
  const connect = (origin: string) => {
    const { fetch, close } = options.connect(origin)
    const reading: typeof fetch = async (url, request) => {
      const response = await fetch(url, request)
      text = await response.text()
      return { ...response, text: () => Promise.resolve(text) }
    }
    return { fetch: reading, close }
  }
  const kis = createKisClient({ ...options, connect })
  await settle(getQuote(kis, { symbol: '005930' }))
  await kis.close()
  return JSON.parse(text)
}

describe('findDrift', () => {
  it('finds nothing in an answer of the simulator itself', async () => {
    expect(await findDrift([recordedOf(await simulatedQuote())])).toEqual([])
  })

  it('finds names, order, padding, numbers and empties, and shows no value', async () => {
    const body = await simulatedQuote()
    const { stck_prpr, per: _left, ...rest } = body.output
    // Made up: a price with zeros in front at the end of the record, a name that is new, one that is gone, one that is empty.
    const output = { ...rest, nw_fld: '1', rprs_mrkt_kor_name: 'KOSPI   ', acml_vol: '', stck_prpr: '00098765' }

    const found = await findDrift([recordedOf({ ...body, output })])

    expect(stck_prpr).toBeDefined()
    expect(found).toEqual(
      expect.arrayContaining(
        [
          ['output.nw_fld', 'catalogue: extra'],
          ['output.per', 'catalogue: missing'],
          ['output.nw_fld', 'simulator: missing'],
          ['output.stck_prpr', 'the names have another order'],
          ['output.stck_prpr', expect.stringMatching(/^KIS: zeros in front \("00099999" at KIS, "9" here\)$/)],
          ['output.rprs_mrkt_kor_name', 'KIS: blanks behind ("aaaaa   " at KIS, "aaaaa" here)'],
          ['output.acml_vol', expect.stringMatching(/^KIS: empty \(empty at KIS, "9" here\)$/)],
        ].map(([field, what]) => ({ endpoint: inquirePrice.id, field, what })),
      ),
    )
    expect(JSON.stringify(found)).not.toContain('98765')
  })

  it('finds a refusal where the simulator answers, and an answer where it refuses', async () => {
    const refusal = { rt_cd: '2', msg_cd: 'OPSQ2002', msg1: 'length' }
    const answered = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', output: {} }
    const unknownAccount = { path: inquireBalance.path, trId: 'VTTC8434R', input: { CANO: '00000000' } }

    const found = await findDrift([recordedOf(refusal), recordedOf(answered, unknownAccount)])

    expect(found.map(({ field, what }) => [field, what])).toEqual(
      expect.arrayContaining([
        ['', 'KIS refuses with OPSQ2002, the simulator answers'],
        ['', 'KIS answers, the simulator refuses with OPSQ2001'],
      ]),
    )
  })

  it('says nothing of a call that was too fast, and names a code that the catalogue lacks', async () => {
    const tooFast = recordedOf({ rt_cd: '1', msg_cd: 'EGW00201', msg1: '' }, { status: 500 })
    const unknown = recordedOf({ rt_cd: '1', msg_cd: 'XYZ00001', msg1: '' })

    expect(await findDrift([tooFast])).toEqual([])
    expect((await findDrift([unknown])).map(({ what }) => what)).toEqual([
      'catalogue: the code XYZ00001 is not known',
      'KIS refuses with XYZ00001, the simulator answers',
    ])
  })

  it('compares an order with the catalogue alone, and names a path that it lacks', async () => {
    const order = { method: 'POST', path: orderCash.path, trId: 'VTTC0012U', input: {} } as const
    const acknowledged = { rt_cd: '0', msg_cd: 'APBK0013', msg1: '', output: { ODNO: '1', ORD_TMD: '100000' } }

    const found = await findDrift([recordedOf(acknowledged, order), recordedOf({}, { path: '/uapi/new' })])

    expect(found).toEqual([
      { endpoint: 'GET /uapi/new', field: '', what: 'catalogue: not documented' },
      { endpoint: orderCash.id, field: 'output.KRX_FWDG_ORD_ORGNO', what: 'catalogue: missing' },
    ])
  })

  it('says so where KIS answers without JSON', async () => {
    expect((await findDrift([recordedOf('<html>', { status: 502 })])).map(({ what }) => what)).toEqual([
      'KIS: HTTP 502 without a JSON body',
    ])
  })
})
