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
})
