import { checkNames, checkObject, checkText, type NamesOf } from '../check-input.ts'
import type { TriggerRequest } from './ops-port.ts'

const requestNames: NamesOf<TriggerRequest> = { chatId: true, threadId: true, language: true, idempotencyKey: true }

/** Checks the request of `trigger`. @throws {OpsInputError} it is missing, or a field of it is wrong */
export function checkTriggerRequest(request: TriggerRequest): void {
  checkObject('request', request, 'pass { chatId, threadId, language, idempotencyKey } of the request')
  checkNames(request, requestNames)
  checkText('chatId', request.chatId, 'pass the id of a chat, as text')
  checkText('idempotencyKey', request.idempotencyKey, 'pass the key of the request, as text')
  const { threadId } = request
  if (threadId !== undefined) checkText('threadId', threadId, 'pass the id of a topic, as text, or leave it out')
  if (request.language !== undefined) checkText('language', request.language, 'pass one such as "en", or leave it out')
}
