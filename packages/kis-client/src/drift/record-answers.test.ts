import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { createKisClient } from '../client/create-client.ts'
import type { TransportRequest } from '../connection/transport.ts'
import { inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { buyOne } from '../tests/sample-calls.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { recordAnswers } from './record-answers.ts'
import { parseRecording } from './recording.ts'

const request: TransportRequest = {
  method: 'GET',
  headers: { authorization: 'Bearer the-token', appkey: 'the-app-key', appsecret: 'the-app-secret', tr_id: 'A' },
}

/** Records one answer, and returns its line. */
async function recordOne(answer: string, query: string, own: Partial<TransportRequest> = {}) {
  const path = freshPath('answers.jsonl')
  const headers = new Headers({ date: 'Mon, 19 Oct 2026 01:00:00 GMT', tr_cont: 'D' })
  const fetch = async () => ({ status: 200, headers, text: async () => answer })
  const connection = recordAnswers({ path, connect: () => ({ fetch, close: async () => {} }) })('https://kis')
  const response = await connection.fetch(`https://kis/uapi/x?${query}`, { ...request, ...own })
  const text = readFileSync(path, 'utf8')
  return { passedOn: await response.text(), text, line: parseRecording(text)[0], path }
}

describe('recordAnswers', () => {
  it('appends each answer of a client with its request, byte for byte, and no answer of the token endpoints', async () => {
    const { options, settle } = await startSteppedKis()
    const { tokens: _shared, ...own } = options
    const path = freshPath('answers.jsonl')
    const kis = createKisClient({ ...own, connect: recordAnswers({ path, connect: options.connect }) })
    onTestFinished(() => kis.close())

    await settle(getQuote(kis, { symbol: '005930' }))
    await settle(getBalance(kis, { currency: 'KRW' }))
    await settle(getQuote(kis, { symbol: 'NONE', exchange: 'NASD' }).catch(() => undefined))

    const text = readFileSync(path, 'utf8')
    const { appKey, appSecret, account } = own.credentials
    for (const secret of [appKey, appSecret, account.slice(0, 8), 'eyJ']) expect(text).not.toContain(secret)
    const [quote, balance, unknown] = parseRecording(text)
    expect(quote).toMatchObject({
      date: 'Mon, 19 Oct 2026 01:00:00 GMT',
      method: 'GET',
      path: inquirePrice.path,
      trId: 'FHKST01010100',
      input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
      page: '',
      status: 200,
    })
    expect(JSON.parse(quote?.answer ?? '')).toMatchObject({ rt_cd: '0', output: { stck_shrn_iscd: '005930' } })
    expect(balance?.input).toMatchObject({ CANO: '00000000', ACNT_PRDT_CD: '01' })
    expect(unknown?.path).toBe('/uapi/overseas-price/v1/quotations/price')
    expect(parseRecording(text)).toHaveLength(3)
  })

  it('replaces secrets and account numbers anywhere in an answer, and the fields that identify the customer', async () => {
    const answer =
      '{"rt_cd":"1","msg1":"12345678-01 of the-app-key, the-app-secret and the-token","output":{"CANO":"12345678","csac_name" : "홍길동",' +
      '"ord_ip_addr":"10.0.0.1","user_id":"id","stck_prpr":"70000","rate":1.50}}'

    const { line, passedOn } = await recordOne(answer, 'CANO=12345678&ACNT_PRDT_CD=01&user_id=gildong')

    expect(line?.answer).toBe(
      '{"rt_cd":"1","msg1":"00000000-01 of ***********, ************** and *********","output":{"CANO":"00000000","csac_name" : "***",' +
        '"ord_ip_addr":"00*0*0*0","user_id":"**","stck_prpr":"70000","rate":1.50}}',
    )
    expect(line?.input).toEqual({ CANO: '00000000', ACNT_PRDT_CD: '01', user_id: '*******' })
    // The client gets the answer as it was.
    expect(passedOn).toBe(answer)
  })

  it('replaces each field of the catalogue that identifies the customer or is a secret, in requests and answers', async () => {
    const personal =
      /^(종합)?계좌(번호\d*|명|비밀번호)$|^종합계좌명$|연락전화번호|실명확인|IP주소|HTS ?ID$|^사용자 ID$|홈넷ID/
    const entries: readonly {
      readonly request: readonly { readonly name: string; readonly nameKo: string }[]
      readonly response: { readonly fields: Readonly<Record<string, { readonly nameKo: string | null }>> }
    }[] = JSON.parse(readFileSync(join(import.meta.dirname, '../../catalog/rest.json'), 'utf8'))
    const asked = entries.flatMap(({ request: fields }) => fields.map(({ name, nameKo }) => [name, nameKo] as const))
    const answered = entries.flatMap(({ response: { fields } }) =>
      Object.entries(fields).map(([name, { nameKo }]) => [name, nameKo ?? ''] as const),
    )
    const namesOf = (fields: readonly (readonly [string, string])[]) => [
      ...new Set(fields.flatMap(([name, nameKo]) => (personal.test(nameKo) ? [name] : []))),
    ]
    const [inRequests, inAnswers] = [namesOf(asked), namesOf(answered)]
    const answer = JSON.stringify(Object.fromEntries(inAnswers.map((name) => [name, 'gildong'])))

    const { text } = await recordOne(answer, inRequests.map((name) => `${name}=gildong`).join('&'))

    expect(inRequests).toEqual(expect.arrayContaining(['CANO', 'ACNT_PWD', 'CTAC_TLNO', 'CUST_RNCNO25', 'USER_ID']))
    expect(inAnswers).toEqual(expect.arrayContaining(['cano', 'csac_name', 'ctac_tlno', 'inqr_ip_addr']))
    expect(text).not.toContain('gildong')
  })

  it('records the fields of a write', async () => {
    const body = JSON.stringify({ CANO: '12345678', ACNT_PRDT_CD: '01', PDNO: '005930' })

    const { line } = await recordOne('{"msg1":"12345678"}', '', { method: 'POST', body })

    expect(line).toMatchObject({
      method: 'POST',
      input: { CANO: '00000000', PDNO: '005930' },
      answer: '{"msg1":"00000000"}',
    })
  })

  it('writes a file that only its user may read', async () => {
    const { path } = await recordOne('{}', '')

    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('fails no call when the file cannot be written, and warns once', async () => {
    const { options, settle, kis: _own } = await startSteppedKis()
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    onTestFinished(() => warn.mockRestore())
    // A folder in the place of the file.
    const kis = createKisClient({
      ...options,
      connect: recordAnswers({ path: tempFolder('answers'), connect: options.connect }),
    })
    onTestFinished(() => kis.close())

    const { output } = await settle(kis.call(orderCash, buyOne))
    await settle(getQuote(kis, { symbol: '005930' }))

    expect(output.ODNO).toMatch(/^\d+$/)
    expect(warn).toHaveBeenCalledTimes(1)
  })

  it.each([
    [undefined, 'options'],
    [{}, 'path'],
    [{ path: ' ' }, 'path'],
    [{ path: join('a', 'b'), connect: {} }, 'connect'],
    [{ path: 'a', file: 'b' }, 'file'],
  ])('is not made of %j', (options, field) => {
    expect(() => Reflect.apply(recordAnswers, undefined, [options])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })
})

describe('parseRecording', () => {
  it.each(['no JSON', '{"method":"GET"}'])(
    'names the line that is not one of a recording, and shows nothing of it: %s',
    (line) => {
      expect(() => parseRecording(`\n${line}\n`)).toThrow(/^line 1 is not one of recordAnswers; use /)
    },
  )
})
