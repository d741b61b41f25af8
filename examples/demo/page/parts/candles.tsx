import { useSignal } from '@preact/signals'
import { type ChartCandle, candleChart } from '@stockeye/example-charts/candles'
import { useEffect, useMemo } from 'preact/hooks'
import { Chart } from '../view/chart.tsx'
import { formatPrice } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'
import { type ChartInterval, intervals, toChartCandles } from './symbol-candles.ts'

/** Span after which the candles are read again, in ms. */
const refreshMs = 3_000

/** Shows the chart of the chosen symbol with its orders. */
export function Candles() {
  const { desk, texts, address } = usePage()
  const { candles: text } = texts.value
  const { symbol: chosen, order } = address.selection.value
  const opened = order === undefined ? undefined : desk.orders.value.get(order)
  const known = [...desk.positions.value, ...desk.orders.value.values()].map(
    ({ exchange, symbol }) => `${exchange}:${symbol}`,
  )
  const symbols = [...new Set(chosen === undefined ? known : [...known, chosen])].sort()
  const current = chosen ?? (opened && `${opened.exchange}:${opened.symbol}`) ?? symbols[0]
  const interval = useSignal<ChartInterval>('fiveMinutes')
  useEffect(() => {
    // The link that chose it may be far away, in a position or an order.
    if (chosen !== undefined) document.getElementById('candles')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const choice = symbols.length > 0 && (
    <div class="choices">
      <fieldset class="segments">
        <legend class="hidden">{text.interval}</legend>
        {intervals.map((one) => (
          <button
            type="button"
            key={one}
            aria-pressed={interval.value === one}
            onClick={() => {
              interval.value = one
            }}
          >
            {text[one]}
          </button>
        ))}
      </fieldset>
      <label>
        <span class="hidden">{text.symbol}</span>
        <select value={current} onChange={(event) => address.select({ symbol: event.currentTarget.value })}>
          {symbols.map((symbol) => (
            <option key={symbol} value={symbol}>
              {symbol}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
  return (
    <Panel id="candles" title={text.title} aside={choice}>
      {current === undefined ? (
        <Empty text={text.noSymbol} />
      ) : (
        <CandlesOf key={`${current} ${interval.value}`} symbol={current} interval={interval.value} />
      )}
    </Panel>
  )
}

function CandlesOf({ symbol, interval }: { readonly symbol: string; readonly interval: ChartInterval }) {
  const { desk, texts, language, theme } = usePage()
  const { candles: text } = texts.value
  const candles = useSignal<readonly ChartCandle[]>([])
  const [exchange = '', code = ''] = symbol.split(':')

  useEffect(() => {
    let isOver = false
    const wanted = { exchange, symbol: code }
    const read = async () => {
      const answer = await desk
        .readCandles({ ...wanted, interval: interval === 'day' ? 'day' : 'minute' })
        .catch(() => undefined)
      if (!isOver && answer !== undefined && 'body' in answer)
        candles.value = toChartCandles(answer.body.candles, { exchange, interval })
    }
    void read()
    const timer = setInterval(() => {
      if (!document.hidden) void read()
    }, refreshMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [symbol])

  const option = useMemo(() => {
    const orders = [...desk.orders.value.values()].filter(
      (order) => order.exchange === exchange && order.symbol === code,
    )
    return candleChart({ candles: candles.value, orders, language: language.value, theme: theme.theme.value })
  }, [candles.value, desk.orders.value, language.value, theme.theme.value])
  const last = candles.value.at(-1)
  if (last === undefined) return <Empty text={text.empty} />
  return (
    <>
      <Chart option={option} label={`${symbol} ${formatPrice(last.close)}`} />
      <p class="hint">{text.legend}</p>
    </>
  )
}
