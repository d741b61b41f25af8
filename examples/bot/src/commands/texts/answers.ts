import { type Html, html, isOpsError, type OpsCommandRequest } from '@stockeye/telegram-adapter'
import type { ProblemCode } from '@stockeye/telegram-adapter/api'

/** Answer to a button whose question showed another state than the present one. */
export const changedSince = '⏳ 그 사이 상태가 바뀌었습니다. 다시 확인하세요.'

const noTrader = html`🔌 연결된 트레이더가 없거나 응답하지 않습니다. 트레이더가 켜져 있는지 확인한 뒤 다시 보내세요.`

/**
 * Returns what `ask` resolves with. A refusal that has a meaning of its own for a trader is answered here; all others are
 * answered by the bot: a user without rights, and an API that is away.
 *
 * @param meanings answers to refusals that mean something for this request: no row has its id, or the state has changed
 * @returns undefined when the refusal was answered
 */
export async function orAnswer<T>(
  { reply }: Pick<OpsCommandRequest, 'reply'>,
  ask: () => Promise<T>,
  meanings: { readonly not_found?: string; readonly invalid_request?: string } = {},
): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (!isOpsError(error) || error.code !== 'OPS_REFUSED') throw error
    const answers: { readonly [Code in ProblemCode]?: string | Html } = { upstream_unavailable: noTrader, ...meanings }
    const answer = answers[error.reason]
    if (answer === undefined) throw error
    await reply(answer)
    return undefined
  }
}

/** Answers a command that lacks its argument. */
export const askForArgument = ({ reply }: Pick<OpsCommandRequest, 'reply'>, usage: string): Promise<void> =>
  reply(html`✏️ 이렇게 보내 주세요: <code>${usage}</code>`)
