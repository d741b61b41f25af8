import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { frame, timeAxis, twoGrids, valueAxis } from './axes.ts'
import type { ChartOption } from './engine.ts'
import { formatClock, formatDay, timeLabels } from './labels.ts'
import { markOrders } from './marks.ts'
import { type Language, paletteOf, type Theme } from './theme.ts'

/** Prices of a span of time, as decimal text. */
export interface ChartCandle {
  /** Start of the span, in ms since 1970. */
  readonly at: number
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly volume: string
}

const words = {
  ko: { open: '시가', high: '고가', low: '저가', close: '종가', volume: '거래량' },
  en: { open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' },
}

/** Formats a price or a number of shares with separators, and the digits that it has. */
const formatNumber = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 })

/** Formats a number of shares in thousands or millions, since a label of the axis has little room. */
const formatVolume = (value: number) => value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 })

/**
 * Returns the chart of a symbol: candles, volume, and the orders as marks at the candles of their intents. A rising candle is red
 * and hollow, a falling one blue and full. A triangle that points up is a purchase, one that points down a sale; it is full when
 * the order is filled, hollow while it is open, crossed when it has ended without a fill, and has a question mark in doubt.
 *
 * @param input.candles the oldest first
 *
 * @example
 * const png = await renderPicture(candleChart({ candles, orders, language: 'ko', theme: 'light' }), size)
 */
export function candleChart({
  candles,
  orders,
  language,
  theme,
}: {
  readonly candles: readonly ChartCandle[]
  readonly orders: readonly Pick<DeskOrder, 'side' | 'state' | 'intendedAt'>[]
  readonly language: Language
  readonly theme: Theme
}): ChartOption {
  const palette = paletteOf(theme)
  const instants = candles.map(({ at }) => at)
  const text = words[language]
  const isRise = (candle: ChartCandle) => Number(candle.close) >= Number(candle.open)
  const labels = timeLabels(instants, language)
  const describe = (index: number) => {
    const candle = candles[index]
    if (candle === undefined) return ''
    const rows = (['open', 'high', 'low', 'close', 'volume'] as const).map(
      (field) => `${text[field]} ${formatNumber(Number(candle[field]))}`,
    )
    return [`${formatDay(candle.at, language)} ${formatClock(candle.at)}`, ...rows].join('\n')
  }
  return {
    ...frame(palette, describe),
    grid: twoGrids(['000.0K', ...candles.map(({ high }) => formatNumber(Number(high)))], ['30%', '76%']),
    xAxis: [
      timeAxis(instants, { palette, gridIndex: 0 }),
      timeAxis(instants, { palette, gridIndex: 1, format: labels }),
    ],
    yAxis: [
      valueAxis({ palette, gridIndex: 0, splitNumber: 4, format: formatNumber }),
      { ...valueAxis({ palette, gridIndex: 1, splitNumber: 1, format: formatVolume }), scale: false },
    ],
    series: [
      {
        type: 'candlestick',
        data: candles.map(({ open, close, low, high }) => [open, close, low, high].map(Number)),
        barMaxWidth: 12,
        itemStyle: {
          color: palette.surface,
          borderColor: palette.rise,
          color0: palette.fall,
          borderColor0: palette.fall,
          borderColorDoji: palette.quiet,
        },
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barMaxWidth: 12,
        data: candles.map((candle) => ({
          value: Number(candle.volume),
          itemStyle: { color: isRise(candle) ? palette.rise : palette.fall, opacity: 0.55 },
        })),
      },
      { type: 'scatter', data: markOrders(orders, candles, palette), z: 5, silent: true },
    ],
  }
}
