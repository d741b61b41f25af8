import type { BoxToken } from '../../src/box/contract.ts'
import { formatInstant } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

const shownTokens = 5

/** Shows the life of each token on one time line, the newest first, with the rotations between them. */
export function Tokens() {
  const { box, texts, language } = usePage()
  const text = texts.value.tokens
  const tokens = [...box.tokens.value].sort((a, b) => b.generation - a.generation).slice(0, shownTokens)
  const now = box.clock.value?.now ?? 0
  const from = Math.min(...tokens.map(({ issuedAt }) => issuedAt))
  const until = Math.max(now, ...tokens.map(({ expiresAt, endedAt }) => endedAt ?? expiresAt))
  const percent = (at: number) => (Math.min(1, Math.max(0, (at - from) / Math.max(1, until - from))) * 100).toFixed(2)
  const instant = (at: number) => formatInstant(at, language.value)
  const causeOf = (token: BoxToken) => text.causes[token.cause] ?? token.cause
  return (
    <Panel id="tokens" title={text.title}>
      {tokens.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <ol class="tokens">
          {tokens.map((token) => {
            const end = token.endedAt ?? token.expiresAt
            const isCurrent = token.endedAt === undefined
            return (
              <li class={isCurrent ? 'token token-current' : 'token'} key={token.generation}>
                <p class="token-head">
                  <strong>#{token.generation}</strong> <span>{causeOf(token)}</span>
                  {isCurrent && <span class="tag tag-good">{text.current}</span>}
                </p>
                <div class="token-track" aria-hidden="true">
                  <span
                    class="token-life"
                    style={{
                      left: `${percent(token.issuedAt)}%`,
                      width: `${Number(percent(end)) - Number(percent(token.issuedAt))}%`,
                    }}
                  />
                  {now > 0 && <span class="token-now" style={{ left: `${percent(now)}%` }} />}
                </div>
                <p class="token-dates">
                  {text.life(instant(token.issuedAt), instant(token.expiresAt))}
                  {token.endedAt !== undefined && ` · ${text.ended(instant(token.endedAt))}`}
                </p>
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}
