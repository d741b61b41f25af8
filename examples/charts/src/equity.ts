import type { EquityPoint } from '@stockeye/example-trader/desk/desk'
import type { Currency } from '@stockeye/kis-client'
import { frame, timeAxis, twoGrids, valueAxis } from './axes.ts'
import type { ChartOption } from './engine.ts'
import { formatAmount, formatClock, formatDay, timeLabels } from './labels.ts'
import { type Language, paletteOf, type Theme } from './theme.ts'

const words = {
  ko: { equity: '평가자산', drawdown: '낙폭' },
  en: { equity: 'Equity', drawdown: 'Drawdown' },
}

const formatPercent = (percent: number) => `${percent.toFixed(1)}%`

/**
 * Returns the chart of an account in one currency: its worth as a line, and below it the fall from its highest worth. Points in
 * other currencies are left out.
 *
 * @example
 * const png = await renderPicture(equityChart({ points, currency: 'KRW', language: 'ko', theme: 'light' }), size)
 */
export function equityChart({
  points,
  currency,
  language,
  theme,
}: {
  readonly points: readonly EquityPoint[]
  readonly currency: Currency
  readonly language: Language
  readonly theme: Theme
}): ChartOption {
  const palette = paletteOf(theme)
  const shown = points.filter((point) => point.currency === currency)
  const instants = shown.map(({ at }) => at)
  const equities = shown.map(({ equity }) => Number(equity))
  const falls = shown.map(({ drawdownPercent }) => -Math.abs(drawdownPercent))
  const text = words[language]
  const describe = (index: number) =>
    [
      `${formatDay(instants[index] ?? 0, language)} ${formatClock(instants[index] ?? 0)}`,
      `${text.equity} ${formatAmount(equities[index] ?? 0, currency)} ${currency}`,
      `${text.drawdown} ${formatPercent(falls[index] ?? 0)}`,
    ].join('\n')
  const amounts = valueAxis({
    palette,
    gridIndex: 0,
    splitNumber: 4,
    format: (value) => formatAmount(value, currency),
  })
  const percents = valueAxis({ palette, gridIndex: 1, splitNumber: 2, format: formatPercent })
  return {
    ...frame(palette, describe),
    grid: twoGrids([formatAmount(Math.max(0, ...equities) * 1.05, currency), '-10.0%'], ['38%', '70%']),
    xAxis: [
      { ...timeAxis(instants, { palette, gridIndex: 0 }), boundaryGap: false },
      {
        ...timeAxis(instants, { palette, gridIndex: 1, format: timeLabels(instants, language) }),
        boundaryGap: false,
      },
    ],
    yAxis: [
      { ...amounts, name: currency, nameTextStyle: { color: palette.text, align: 'right' }, nameGap: 12 },
      { ...percents, scale: false, max: 0 },
    ],
    series: [
      {
        type: 'line',
        data: equities,
        showSymbol: equities.length < 2,
        lineStyle: { width: 1.75, color: palette.accent },
        itemStyle: { color: palette.accent },
      },
      {
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: falls,
        showSymbol: false,
        lineStyle: { width: 1, color: palette.fall },
        itemStyle: { color: palette.fall },
        areaStyle: { color: palette.fall, opacity: 0.22 },
      },
    ],
  }
}
