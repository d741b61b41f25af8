import type { SimulatedAnswer, SimulatedCall } from '../answers/answer.ts'
import { blankCursor, cursorNames } from '../answers/paging.ts'
import type { KisReply } from '../http/reply.ts'

/** @see live captures of chk-holiday and of the executions */
const continued = { messageCode: 'KIOK0500', message: '조회가 계속됩니다..다음버튼을 Click 하십시오.' }

/** @see KIS portal, response examples of the account's reads of 2022; answers of paper trading of 2022 and 2025 */
const accountRead = {
  real: { messageCode: 'KIOK0510', message: '조회가 완료되었습니다' },
  paper: { messageCode: '20310000', message: '모의투자 조회가 완료되었습니다.' },
}
const plain = { messageCode: 'MCA00000', message: '정상처리 되었습니다.' }

const isOfAccount = (path: string): boolean => path.includes('/trading/')

// Answers about the account come from a mainframe, with their texts filled up to its column of 80 bytes in code page 949.
const messageText = (path: string, text: string) =>
  isOfAccount(path) ? text + ' '.repeat(80 - cp949Length(text)) : text

/** Returns the length of a text in code page 949, in bytes: one for ASCII, two for a syllable. */
const cp949Length = (text: string): number =>
  [...text].reduce((length, character) => length + (character < '\x80' ? 1 : 2), 0)

/** Puts an answer into KIS's envelope: return code, message and the header that says whether the list goes on. */
export function wrapAnswer({ endpoint, environment, more: isNext }: SimulatedCall, answer: SimulatedAnswer): KisReply {
  if ('refusal' in answer) {
    const { returnCode, messageCode, message } = answer.refusal
    const body = { rt_cd: returnCode, msg_cd: messageCode, msg1: messageText(endpoint.path, message) }
    return { status: 200, body }
  }
  const { blocks, more } = answer
  const { paging } = endpoint
  // Lists of the account say in words too that they go on; the other lists do so by header and cursor alone.
  const goesOn = more && paging?.kind === 'tr_cont'
  const usual = isOfAccount(endpoint.path) && endpoint.method === 'GET' ? accountRead[environment] : plain
  const { messageCode = usual.messageCode, message = usual.message } = goesOn ? continued : answer
  // Clients read the cursor without asking whether there is one: its names are there, even if they are empty.
  const cursor = paging?.block === undefined ? cursorNames(endpoint) : []
  const body = {
    ...Object.fromEntries(cursor.map((name) => [name, blankCursor(name)])),
    ...blocks,
    rt_cd: '0',
    msg_cd: messageCode,
    msg1: messageText(endpoint.path, message),
  }
  if (more) return { status: 200, body, trCont: 'M' }
  const paged = paging !== undefined && paging.kind !== 'time-cursor'
  return { status: 200, body, ...(paged && { trCont: isNext ? 'E' : 'D' }) }
}
