import type { Clock } from '@stockeye/token-manager'
import type { AnswerFault } from './answers/answer.ts'
import { type Faults, faultReply } from './control/faults.ts'
import type { CallLog } from './control/seen-calls.ts'
import type { Gateway, Served } from './gateway/gateway.ts'
import type { Tokens } from './gateway/tokens.ts'
import type { AnswerRequest } from './http/kis-answer.ts'
import { codeOf } from './http/reply.ts'
import type { HttpRequest } from './http/server.ts'
import type { World } from './world/world.ts'

/** Creates what answers the calls of KIS's paths: tokens and gateway, unless a fault is due. */
export function answerKis(parts: {
  readonly seed: number
  readonly clock: Clock
  readonly tokens: Tokens
  readonly gateway: Gateway
  readonly faults: Faults
  readonly log: CallLog
  readonly world: Pick<World, 'environment' | 'settings'>
}): AnswerRequest {
  const { seed, clock, tokens, gateway, faults, log } = parts
  const { environment, settings } = parts.world
  let count = 0

  const serve = (request: HttpRequest, at: number, fault: AnswerFault | undefined): Served => {
    switch (`${request.method} ${request.path}`) {
      case 'POST /oauth2/tokenP':
        return { reply: tokens.issue(request.body, at) }
      case 'POST /oauth2/revokeP':
        return { reply: tokens.revoke(request.body) }
      case 'POST /oauth2/Approval':
        return { reply: tokens.approve(request.body, at) }
      default:
        return gateway.serve(request, at, fault)
    }
  }

  return async (request, holdBack) => {
    const at = clock.now()
    const { method, path } = request
    const trId = request.header('tr_id')
    const call = { at, method, path, ...(trId !== undefined && { trId }) }
    count += 1
    const callId = `${seed}`.padStart(8, '0') + `${count}`.padStart(24, '0')

    const fault = faults.take(call)
    const scripted = typeof fault === 'object' && 'msgCd' in fault ? fault : undefined
    const inAnswer = typeof fault === 'object' && !('msgCd' in fault) && !('delayMs' in fault) ? fault : undefined
    const taken = fault !== 'hang-up-before' && scripted?.taken !== false
    const served = taken ? serve(request, at, inAnswer) : undefined
    const input = served?.input && { input: served.input }
    const reply = scripted ? faultReply(path, scripted, environment) : served?.reply
    if (fault === 'hang-up-before' || fault === 'hang-up-after' || reply === undefined) {
      log.note({ ...call, ...input })
      return undefined
    }
    const messageCode = codeOf(reply)
    log.note({ ...call, status: reply.status, ...(messageCode !== undefined && { messageCode }), ...input })
    if (typeof fault === 'object' && 'delayMs' in fault && !(await holdBack(fault.delayMs))) return undefined
    const shownAt = clock.now() + settings.current().dateSkewMs
    return { reply, at: shownAt, trId: path.startsWith('/uapi/') ? (trId ?? '') : undefined, callId }
  }
}
