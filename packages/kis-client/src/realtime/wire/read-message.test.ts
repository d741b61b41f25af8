import { describe, expect, it } from 'vitest'
import { readMessage } from './read-message.ts'

// The forms are those of koreainvestment/open-trading-api, legacy/websocket, and of catalog/protocol.json.
const acknowledgement =
  '{"header":{"tr_id":"H0STCNT0","tr_key":"005930","encrypt":"N"},"body":{"rt_cd":"0","msg_cd":"OPSP0000","msg1":"SUBSCRIBE SUCCESS","output":{"iv":"0123456789abcdef","key":"abcdefghijklmnopabcdefghijklmnop"}}}'

describe('readMessage', () => {
  it('reads a frame with its TR id, number of records and values', () => {
    const message = readMessage('0|H0STCNT0|002|005930^093015^70100|5^005930^093016^70200|1')

    expect(message).toEqual({
      kind: 'frame',
      trId: 'H0STCNT0',
      count: 2,
      isEncrypted: false,
      payload: '005930^093015^70100|5^005930^093016^70200|1',
    })
  })

  it('reads an encrypted frame', () => {
    expect(readMessage('1|H0STCNI0|001|q83vEjRWeJA=')).toMatchObject({ isEncrypted: true, payload: 'q83vEjRWeJA=' })
  })

  it('reads an acknowledgement with the key and the iv of the TR', () => {
    expect(readMessage(acknowledgement)).toEqual({
      kind: 'answer',
      trId: 'H0STCNT0',
      trKey: '005930',
      returnCode: '0',
      messageCode: 'OPSP0000',
      message: 'SUBSCRIBE SUCCESS',
      cipher: { key: 'abcdefghijklmnopabcdefghijklmnop', iv: '0123456789abcdef' },
    })
  })

  it('reads a refusal that names no TR', () => {
    const text =
      '{"header":{"tr_id":"(null)","tr_key":"","encrypt":"N"},"body":{"rt_cd":"9","msg_cd":"OPSP8996","msg1":"ALREADY IN USE appkey "}}'

    expect(readMessage(text)).toEqual({
      kind: 'answer',
      trId: undefined,
      trKey: undefined,
      returnCode: '9',
      messageCode: 'OPSP8996',
      message: 'ALREADY IN USE appkey',
    })
  })

  it('returns the text of a PINGPONG to send back', () => {
    const text = '{"header":{"tr_id":"PINGPONG","datetime":"20261130103000"}}'

    expect(readMessage(text)).toEqual({ kind: 'ping', text })
  })

  it.each([
    ['', 'neither a frame nor a JSON object'],
    ['2|H0STCNT0|001|005930', 'neither a frame nor a JSON object'],
    ['0|H0STCNT0|001', 'ends before its values'],
    ['0|h0st cnt0|001|005930', 'TR id'],
    ['0|H0STCNT0|000|005930', 'number of records'],
    ['0|H0STCNT0|1e1|005930', 'number of records'],
    ['{"header":', 'not JSON'],
    ['{"body":{"rt_cd":"0"}}', 'no header'],
    ['{"header":{"tr_id":"H0STCNT0"},"body":{"output":{}}}', 'no return code'],
    ['{"header":{"tr_id":"H0STCNT0"},"body":[]}', 'no return code'],
  ])('reports %j as malformed', (text, reason) => {
    expect(readMessage(text)).toEqual({ kind: 'malformed', reason: expect.stringContaining(reason) })
  })

  it('puts nothing of a malformed message into the reason', () => {
    const texts = [
      acknowledgement.slice(0, -1),
      '1|H0STCNI0 5012345601|001|x',
      '{"header":{"approval_key":"5012345601"}}',
      '5012345601',
    ]

    for (const text of texts) {
      const message = readMessage(text)
      expect(message.kind).toBe('malformed')
      expect(JSON.stringify(message)).not.toMatch(/5012345601|abcdefgh/)
    }
  })

  it.each([
    ['0|A|1|', { trId: 'A', count: 1, isEncrypted: false, payload: '' }],
    ['0|09AZ|999|x', { trId: '09AZ', count: 999 }],
    ['1|ABCDEFGHIJKLMNOP|10|x|y|', { trId: 'ABCDEFGHIJKLMNOP', count: 10, isEncrypted: true, payload: 'x|y|' }],
    ['0|A|012|', { count: 12 }],
  ])('reads the frame %j up to the borders of its form', (text, expected) => {
    expect(readMessage(text)).toMatchObject({ kind: 'frame', ...expected })
  })

  it.each([
    ['', 'a message of 0 characters is neither a frame nor a JSON object'],
    ['[]', 'a message of 2 characters is neither a frame nor a JSON object'],
    ['0H0STCNT0|001|x', 'a message of 15 characters is neither a frame nor a JSON object'],
    ['{|A|1|x', 'a message of 7 characters is not JSON'],
    ['0|', 'a frame of 2 characters ends before its values'],
    ['0|A', 'a frame of 3 characters ends before its values'],
    ['0|A|1', 'a frame of 5 characters ends before its values'],
    ['0||1|x', 'the TR id of a frame is not made of capitals and digits'],
    ['0|ABCDEFGHIJKLMNOPQ|1|x', 'the TR id of a frame is not made of capitals and digits'],
    ...['/', ':', '@', '[', 'a', ' '].map((sign) => [
      `0|A${sign}B|1|x`,
      'the TR id of a frame is not made of capitals and digits',
    ]),
    ...['', '0', '000', '1000', '0001', '1.', '-1', ' 1', '1:', '1/'].map((count) => [
      `0|A|${count}|x`,
      'the number of records of a frame of A is not a number from 1 to 999',
    ]),
    ['{}', 'a JSON message has no header'],
    ['{"header":null}', 'a JSON message has no header'],
    ['{"header":[]}', 'a JSON message has no header'],
    ['{"header":"PINGPONG"}', 'a JSON message has no header'],
    ['{"header":{}}', 'a JSON message has no return code'],
    ['{"header":{},"body":null}', 'a JSON message has no return code'],
    ['{"header":{},"body":{"rt_cd":0}}', 'a JSON message has no return code'],
    ['{"header":{},"body":{"rt_cd":" "}}', 'a JSON message has no return code'],
  ])('says of %j what is wrong with its form', (text = '', reason = '') => {
    expect(readMessage(text)).toEqual({ kind: 'malformed', reason })
  })

  it('reads an answer that has nothing but its return code', () => {
    expect(readMessage('{"header":{},"body":{"rt_cd":" 1 "}}')).toEqual({
      kind: 'answer',
      trId: undefined,
      trKey: undefined,
      returnCode: '1',
      messageCode: '',
      message: '',
    })
  })

  it.each(['{"key":"k"}', '{"iv":"i"}', '{"key":"","iv":"i"}', '[]', '"k"', 'null'])(
    'reads no cipher from the output %s',
    (output) => {
      expect(readMessage(`{"header":{},"body":{"rt_cd":"0","output":${output}}}`)).not.toHaveProperty('cipher')
    },
  )
})
