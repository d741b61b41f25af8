import { expect, it } from 'vitest'
import { OpsTelegramError } from '../errors.ts'
import { deliveryErrorOf } from './delivery-error.ts'

it.each([
  [429, 'Too Many Requests: retry after 7', 'DELIVERY_THROTTLED'],
  [401, 'Unauthorized', 'DELIVERY_CHANNEL_DOWN'],
  [404, 'Not Found', 'DELIVERY_CHANNEL_DOWN'],
  [403, 'Forbidden: bot was blocked by the user', 'DELIVERY_PERMANENT'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'DELIVERY_PERMANENT'],
  [403, 'Forbidden: the group chat was deleted', 'DELIVERY_PERMANENT'],
  [400, 'Bad Request: chat not found', 'DELIVERY_PERMANENT'],
  [400, 'Bad Request: have no write access to the chat', 'DELIVERY_PERMANENT'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'DELIVERY_PERMANENT'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'DELIVERY_PERMANENT'],
  [400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 0", 'DELIVERY_FAILED'],
  [500, 'Internal Server Error', 'DELIVERY_FAILED'],
] as const)('reads the answer %i, %s as %s', (status, description, code) => {
  const refusal = new OpsTelegramError({ method: 'sendMessage', outcome: 'refused', status, description })

  expect(deliveryErrorOf(refusal)).toMatchObject({ code })
})

it('reads a lost answer as a failure that is tried again', () => {
  const lost = new OpsTelegramError({ method: 'sendMessage', outcome: 'unknown', description: 'ECONNRESET' })

  expect(deliveryErrorOf(lost)).toMatchObject({ code: 'DELIVERY_FAILED', retryAfterMs: undefined })
})
