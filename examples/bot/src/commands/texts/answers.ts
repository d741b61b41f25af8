import { html, isOpsError, type OpsCommandRequest } from '@stockeye/telegram-adapter'

const noTrader = html`🔌 연결된 트레이더가 없거나 응답하지 않습니다. 트레이더가 켜져 있는지 확인한 뒤 다시 보내세요.`

/**
 * Returns what `ask` resolves with. A refusal that has a meaning of its own for a trader is answered here; all others are
 * answered by the bot: a user without rights, and an API that is away.
 *
 * @param unknown answer when the API knows no row with the id of the request
 * @returns undefined when the refusal was answered
 */
export async function orAnswer<T>(
  { reply }: Pick<OpsCommandRequest, 'reply'>,
  ask: () => Promise<T>,
  unknown?: string,
): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (!isOpsError(error) || error.code !== 'OPS_REFUSED') throw error
    // An API that has no routes of a trader answers as for an unknown row.
    const isWithoutTrader = error.reason === 'not_found' && unknown === undefined
    if (error.reason === 'upstream_unavailable' || isWithoutTrader) {
      await reply(noTrader)
      return undefined
    }
    const isUnknown = error.reason === 'not_found' || error.reason === 'invalid_request'
    if (!isUnknown || unknown === undefined) throw error
    await reply(unknown)
    return undefined
  }
}

/** Answers a command that lacks its argument. */
export const askForArgument = ({ reply }: Pick<OpsCommandRequest, 'reply'>, usage: string): Promise<void> =>
  reply(html`✏️ 이렇게 보내 주세요: <code>${usage}</code>`)
