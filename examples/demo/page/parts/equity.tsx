import { useSignal } from '@preact/signals'
import { equityChart } from '@stockeye/example-charts/equity'
import { formatAmount } from '@stockeye/example-charts/labels'
import type { EquityPoint } from '@stockeye/example-trader/desk/desk'
import { useMemo } from 'preact/hooks'
import { Chart } from '../view/chart.tsx'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

/** Shows the worth of the account and its fall, in one currency. */
export function Equity() {
  const { desk, texts } = usePage()
  const { equity: text } = texts.value
  const points = desk.equity.value
  const currencies = [...new Set(points.map(({ currency }) => currency))]
  const chosen = useSignal<EquityPoint['currency'] | undefined>(undefined)
  const currency = currencies.find((one) => one === chosen.value) ?? currencies[0]
  const choices = currencies.length > 1 && (
    <fieldset class="segments">
      <legend class="hidden">{text.currency}</legend>
      {currencies.map((one) => (
        <button
          type="button"
          key={one}
          aria-pressed={one === currency}
          onClick={() => {
            chosen.value = one
          }}
        >
          {one}
        </button>
      ))}
    </fieldset>
  )
  return (
    <Panel id="equity" title={text.title} aside={choices}>
      {currency === undefined ? (
        <Empty text={text.empty} />
      ) : (
        <EquityOf points={points.filter((point) => point.currency === currency)} currency={currency} />
      )}
    </Panel>
  )
}

function EquityOf({
  points,
  currency,
}: {
  readonly points: readonly EquityPoint[]
  readonly currency: EquityPoint['currency']
}) {
  const { desk, texts, language, theme } = usePage()
  const { equity: text } = texts.value
  const last = points.at(-1)
  const option = useMemo(
    () => equityChart({ points, currency, language: language.value, theme: theme.theme.value }),
    [desk.equity.value, currency, language.value, theme.theme.value],
  )
  if (last === undefined) return null
  const worth = `${formatAmount(Number(last.equity), currency)} ${currency}`
  const fall = `${last.drawdownPercent.toFixed(2)}%`
  return (
    <>
      <dl class="headline">
        <div>
          <dt>{text.equity}</dt>
          <dd>{worth}</dd>
        </div>
        <div>
          <dt>{text.drawdown}</dt>
          <dd>{fall}</dd>
        </div>
      </dl>
      <Chart option={option} label={`${text.equity} ${worth}, ${text.drawdown} ${fall}`} />
    </>
  )
}
