import { assumptionsOf } from '../assumptions.ts'
import type { BacktestRun } from '../backtest-run.ts'
import type { Figures, MarketFigures, Performance } from '../figures/figures.ts'
import type { OrderCounts } from '../figures/order-counts.ts'
import type { RoundTrip, TripStatistics } from '../figures/round-trips.ts'
import {
  formatCount,
  formatDigits,
  formatDrawdown,
  formatMoney,
  formatPart,
  formatPrice,
  formatProfit,
  formatReturn,
} from '../formats.ts'
import { breakLines, type Column, formatTable } from './columns.ts'

/** Trips that each of the two lists shows. */
const shownTrips = 10

/** Formats a backtest for a terminal of 100 columns. */
export function formatText(run: BacktestRun, figures: Figures): string {
  const sections = [
    headOf(run, figures),
    summaryOf(figures),
    marketsOf(figures),
    symbolsOf(figures),
    ...tripsOf(figures),
    costsOf(figures),
    troublesOf(run),
    ['Assumed', ...assumptionsOf(run).flatMap(breakLines)],
  ]
  const text = sections
    .filter((section) => section.length > 0)
    .map(([title = '', ...lines]) => [title, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n'))
  return `${text.join('\n\n')}\n`
}

function headOf(run: BacktestRun, { bars, markets }: Figures): readonly string[] {
  const { from, to, symbols, interval, rules, seed } = run
  const names = markets.map(({ market }) => `${rules[market]} on ${market}`).join(', ')
  const source = run.source === 'seeded' ? `a market made from seed ${seed}` : 'downloaded bars'
  return [
    `Backtest from ${from} to ${to}`,
    ...breakLines(`${formatCount(symbols.length)} symbols of ${source}: ${names}`),
    `Decisions by the ${interval}, ${formatCount(bars)} bars`,
  ]
}

const numeric = (title: string): Column => ({ title, isNumber: true })

function summaryOf(figures: Figures): readonly string[] {
  const { benchmark, markets, exposure } = figures
  const row = (name: string, its: Performance, part: number) => [
    name,
    formatReturn(its.return),
    formatDrawdown(its.drawdown),
    formatPart(part),
  ]
  const columns = [{ title: '' }, numeric('return'), { title: 'highest drawdown' }, numeric('invested')]
  const combined = markets.length > 1 ? ['Both markets count by equal parts of capital, at a fixed exchange rate.'] : []
  return [
    'Result',
    ...formatTable(columns, [row('strategy', figures, exposure), row('bought and held', benchmark, 1)]),
    '',
    ...breakLines(describeTrips(figures.statistics)),
    ...breakLines(describeOrders(figures.orders)),
    'Bought and held: each symbol at its first close, in equal parts, without costs.',
    ...combined,
  ]
}

function describeTrips({ count, open, winRate, averageWin, averageLoss, averageDays }: TripStatistics): string {
  if (count === 0) return 'No round trip.'
  const held = open === 0 ? '' : ` (${formatCount(open)} still open)`
  const means = `mean win ${formatReturn(averageWin)}, mean loss ${formatReturn(averageLoss)}`
  return `${formatCount(count)} round trips${held}: ${formatPart(winRate)} won, ${means}, held ${formatDigits(averageDays, 1)} days.`
}

function describeOrders({ placed, partlyFilled, cancelled, expired, refused, unsettled }: OrderCounts): string {
  const refusals = Object.entries(refused).map(([code, count]) => `${formatCount(count)} refused (${code})`)
  const others = [
    [partlyFilled, 'filled in part'],
    [cancelled, 'cancelled'],
    [expired, 'expired'],
    [unsettled, 'not settled'],
  ] as const
  const parts = others.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`)
  return `${formatCount(placed)} orders${[...parts, ...refusals].map((part) => `, ${part}`).join('')}.`
}

function marketsOf({ markets }: Figures): readonly string[] {
  const columns = [
    { title: '' },
    numeric('start'),
    numeric('end'),
    numeric('return'),
    numeric('held'),
    numeric('drawdown'),
    numeric('invested'),
    numeric('trips'),
    numeric('won'),
  ]
  const row = (figures: MarketFigures) => {
    const { market, currency, start, end, benchmark, drawdown, exposure, statistics } = figures
    return [
      market,
      `${formatMoney(market, start)} ${currency}`,
      `${formatMoney(market, end)} ${currency}`,
      formatReturn(figures.return),
      formatReturn(benchmark.return),
      formatReturn(-drawdown.depth),
      formatPart(exposure),
      formatCount(statistics.count),
      formatPart(statistics.winRate),
    ]
  }
  return ['By market', ...formatTable(columns, markets.map(row))]
}

function symbolsOf({ markets }: Figures): readonly string[] {
  const columns = [
    { title: '' },
    numeric('trips'),
    numeric('won'),
    numeric('profit'),
    { title: '' },
    numeric('costs'),
    numeric('held'),
  ]
  const rows = markets.flatMap(({ market, currency, symbols }) =>
    symbols.map(({ symbol, trips, profit, costs, held }) => [
      symbol,
      formatCount(trips.count),
      trips.count === 0 ? '' : formatPart(trips.winRate),
      formatProfit(market, profit),
      currency,
      formatMoney(market, costs),
      formatReturn(held),
    ]),
  )
  return ['By symbol', ...formatTable(columns, rows)]
}

/** Returns the best and the worst round trips by return; all of them in one list where they are few. */
function tripsOf({ markets }: Figures): readonly (readonly string[])[] {
  const trips = markets.flatMap((figures) => figures.trips).sort((one, other) => other.return - one.return)
  if (trips.length === 0) return []
  if (trips.length <= shownTrips) return [['Round trips, best first', ...tripTable(trips)]]
  const worst = trips.slice(shownTrips).slice(-shownTrips).reverse()
  return [
    [`Best ${shownTrips} round trips`, ...tripTable(trips.slice(0, shownTrips))],
    [`Worst ${formatCount(worst.length)} round trips`, ...tripTable(worst)],
  ]
}

const tripColumns = [
  { title: 'symbol' },
  { title: 'from' },
  { title: 'to' },
  numeric('in'),
  numeric('out'),
  numeric('profit'),
  numeric('return'),
  { title: 'reasons' },
]

const tripTable = (trips: readonly RoundTrip[]): readonly string[] =>
  formatTable(
    tripColumns,
    trips.map(({ market, symbol, inOn, outOn, inPrice, outPrice, profit, inReason, outReason, ...trip }) => [
      symbol,
      inOn,
      outOn?.slice(5) ?? 'open',
      formatPrice(market, inPrice),
      formatPrice(market, outPrice),
      formatProfit(market, profit),
      formatReturn(trip.return),
      `${inReason}, ${outReason ?? 'held'}`,
    ]),
  )

function costsOf({ markets }: Figures): readonly string[] {
  const columns = [{ title: '' }, { title: '' }, numeric('fees'), numeric('sales tax'), numeric('together')]
  const rows = markets.flatMap(({ market, currency, costs }) =>
    costs.byYear.map(({ year, fee, tax, total }) => [
      `${market} ${year}`,
      currency,
      formatMoney(market, fee),
      formatMoney(market, tax),
      formatMoney(market, total),
    ]),
  )
  return rows.length === 0 ? [] : ['Costs', ...formatTable(columns, rows)]
}

const troublesOf = ({ troubles }: BacktestRun): readonly string[] =>
  troubles.length === 0
    ? []
    : [
        'Lines of the log to look at',
        ...troubles.flatMap(({ count, first }) => breakLines(`${formatCount(count)} × ${first}`)),
      ]
