import type { CommandAnswer } from '../topics/book.ts'
import type { AnswerMessage } from '../wire/read-message.ts'

/** Meaning of an answer: for the book, or for the session itself. */
export type AnswerMeaning =
  | CommandAnswer
  /** The approval key is not valid (OPSP0011). */
  | { readonly is: 'key-invalid' }
  /** Another connection has the session of the app key (OPSP8996); KIS closes this one. */
  | { readonly is: 'key-in-use' }
  /** KIS does not know the app key (OPSP0010). */
  | { readonly is: 'key-refused' }

const meanings: Readonly<Record<string, AnswerMeaning>> = {
  OPSP0002: { is: 'registered-already' },
  OPSP0007: { is: 'fault' },
  OPSP0008: { is: 'full' },
  OPSP0010: { is: 'key-refused' },
  OPSP0011: { is: 'key-invalid' },
  OPSP8996: { is: 'key-in-use' },
}

/** Codes of refusals of the topic or the request itself, which the next request would get too. */
const finalCodes: ReadonlySet<string> = new Set([
  'OPSP0003',
  'OPSP8991',
  'OPSP8992',
  'OPSP8993',
  'OPSP8997',
  'OPSP8998',
  'OPSP9999',
])

/** Returns the meaning of KIS's answer to a request. @see catalog/codes.json, the codes of the WebSocket */
export function readAnswer({ returnCode, messageCode, message }: AnswerMessage): AnswerMeaning {
  const known = meanings[messageCode]
  if (known !== undefined) return known
  if (returnCode === '0') return { is: 'done' }
  return finalCodes.has(messageCode) ? { is: 'refused', messageCode, message } : { is: 'fault' }
}
