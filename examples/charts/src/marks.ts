import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import type { Palette } from './theme.ts'

type MarkedOrder = Pick<DeskOrder, 'side' | 'state' | 'intendedAt'>

interface MarkedCandle {
  readonly at: number
  readonly high: string
  readonly low: string
}

type Look = 'full' | 'hollow' | 'crossed' | 'doubtful'

const looks: Readonly<Record<DeskOrder['state'], Look>> = {
  submitting: 'hollow',
  open: 'hollow',
  'partly-filled': 'hollow',
  filled: 'full',
  unknown: 'doubtful',
  'ended-unconfirmed': 'doubtful',
  cancelled: 'crossed',
  rejected: 'crossed',
  expired: 'crossed',
  'not-taken': 'crossed',
}

const signs: Readonly<Record<Look, string>> = { full: '', hollow: '', crossed: '×', doubtful: '?' }

/** Most marks beside one candle: those beyond it lie on the last one. */
const maxStacked = 4
const stepPx = 15

function colourOf(look: Look, side: DeskOrder['side'], palette: Palette): string {
  if (look === 'crossed') return palette.quiet
  if (look === 'doubtful') return palette.doubt
  return side === 'buy' ? palette.rise : palette.fall
}

/** Returns the index of the last candle that begins at `at` or before it; -1 if all begin later. */
const candleAt = (candles: readonly MarkedCandle[], at: number) => candles.findLastIndex((candle) => candle.at <= at)

/** Returns the marks of orders: purchases below the lows of their candles, sales above the highs. */
export function markOrders(
  orders: readonly MarkedOrder[],
  candles: readonly MarkedCandle[],
  palette: Palette,
): readonly object[] {
  const stacked = new Map<string, number>()
  return orders.flatMap(({ side, state, intendedAt }) => {
    const index = candleAt(candles, intendedAt)
    const candle = candles[index]
    if (candle === undefined) return []
    const place = Math.min((stacked.get(`${side} ${index}`) ?? 0) + 1, maxStacked)
    stacked.set(`${side} ${index}`, place)
    const look = looks[state]
    const colour = colourOf(look, side, palette)
    const isBuy = side === 'buy'
    return {
      value: [index, Number(isBuy ? candle.low : candle.high)],
      symbol: 'triangle',
      symbolSize: [11, 10],
      symbolRotate: isBuy ? 0 : 180,
      symbolOffset: [0, (isBuy ? 1 : -1) * (stepPx * place - 4)],
      itemStyle: {
        color: look === 'full' ? colour : palette.surface,
        borderColor: colour,
        borderWidth: 1.5,
        opacity: 1,
      },
      label: {
        show: signs[look] !== '',
        formatter: signs[look],
        position: 'right',
        distance: 1,
        color: colour,
        fontSize: 12,
        fontWeight: 'bold',
      },
    }
  })
}
