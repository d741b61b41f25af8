import type { Topic } from '../topics/topic.ts'

/** Request for the registration of a topic, or for its release. */
export interface TopicRequest extends Topic {
  readonly approvalKey: string
  /** P for a person, B for a company. */
  readonly customerType: 'P' | 'B'
  readonly type: 'register' | 'release'
}

/**
 * Formats a request to KIS's WebSocket. The text holds the approval key: it must not be logged.
 *
 * @see koreainvestment/open-trading-api, legacy/websocket: `tr_type` 1 registers, 2 releases
 */
export const formatRequest = ({ approvalKey, customerType, type, trId, key }: TopicRequest): string =>
  JSON.stringify({
    header: {
      approval_key: approvalKey,
      custtype: customerType,
      tr_type: type === 'register' ? '1' : '2',
      'content-type': 'utf-8',
    },
    body: { input: { tr_id: trId, tr_key: key } },
  })
