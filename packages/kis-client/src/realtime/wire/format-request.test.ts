import { describe, expect, it } from 'vitest'
import { formatRequest } from './format-request.ts'

// The form is that of koreainvestment/open-trading-api, legacy/websocket.
const topic = { approvalKey: 'approval-1', customerType: 'P', trId: 'H0STCNT0', key: '005930' } as const

describe('formatRequest', () => {
  it.each([
    ['register', '1'],
    ['release', '2'],
  ] as const)('formats a request to %s a topic with tr_type %s', (type, trType) => {
    expect(JSON.parse(formatRequest({ ...topic, type }))).toEqual({
      header: { approval_key: 'approval-1', custtype: 'P', tr_type: trType, 'content-type': 'utf-8' },
      body: { input: { tr_id: 'H0STCNT0', tr_key: '005930' } },
    })
  })
})
