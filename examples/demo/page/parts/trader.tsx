import { formatPrice, groupDigits } from '../view/formats.ts'
import { usePage } from '../view/page.ts'

const toneOf = {
  trading: 'tag tag-good',
  'entry-stopped': 'tag tag-doubt',
  flattening: 'tag tag-doubt',
  paused: 'tag tag-doubt',
  killed: 'tag tag-bad',
} as const

/** Shows the mode of the trader, and the number of its open orders and of those in doubt. */
export function TraderState() {
  const { desk, texts } = usePage()
  const { trader: text } = texts.value
  const state = desk.state.value
  if (state === undefined) return null
  return (
    <p class="trader-state">
      <span>
        <strong>{state.open}</strong> {text.open}
      </span>
      <span>
        <strong>{state.unknown}</strong> {text.unknown}
      </span>
      {state.by !== undefined && (
        <span>
          {text.by} {state.by}
        </span>
      )}
      <span class={toneOf[state.mode]}>{text.modes[state.mode]}</span>
    </p>
  )
}

/** Shows the reasons for which the trader does less, and the sales that wait for a person. */
export function TraderNotes() {
  const { desk, texts } = usePage()
  const { trader: text } = texts.value
  const state = desk.state.value
  const waiting = [...desk.approvals.value.values()].filter((approval) => approval.state === 'waiting')
  return (
    <>
      {state?.isTrusted === false && <p class="note">{text.untrusted}</p>}
      {state !== undefined && state.mismatches.length > 0 && (
        <p class="note">
          {text.mismatches} {state.mismatches.join(', ')}
        </p>
      )}
      {waiting.length > 0 && (
        <section class="note" aria-labelledby="approvals-title">
          <h3 id="approvals-title">{text.approvals}</h3>
          <ul>
            {waiting.map(({ id, symbol, quantity, price, reason }) => (
              <li key={id}>
                <strong>{symbol}</strong> {groupDigits(quantity)} × {formatPrice(price)} · {reason}
              </li>
            ))}
          </ul>
          <p class="hint">{text.approvalHint}</p>
        </section>
      )}
    </>
  )
}
