import type { ServerResponse } from 'node:http'
import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import { isSteppedClock } from '../clocks/stepped.ts'
import { type AnswerRequest, formatAnswer } from './kis-answer.ts'
import type { HttpHandler } from './server.ts'

/** Creates the handler that writes answers into the socket from which the request came. */
export function answerOnSocket(answer: AnswerRequest, clock: Clock): HttpHandler {
  return async (request, outgoing) => {
    const answered = await answer(request, (ms) => holdBack(clock, ms, outgoing))
    if (answered === undefined) {
      outgoing.destroy()
      return
    }
    const { status, headers, text } = formatAnswer(answered)
    // The header `Date` has the simulator's time, not the host's.
    outgoing.sendDate = false
    outgoing.writeHead(status, [...headers])
    // Text, not bytes: Node writes it together with the headers.
    outgoing.end(text)
  }
}

/** Waits before an answer. @returns false if the caller has closed the connection meanwhile */
async function holdBack(clock: Clock, ms: number, outgoing: ServerResponse): Promise<boolean> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  try {
    await (isSteppedClock(clock) ? clock.park(ms, { signal: gone.signal }) : wait(clock, ms, gone.signal))
    return true
  } catch {
    return false
  }
}
