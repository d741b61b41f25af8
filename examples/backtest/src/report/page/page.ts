import { assumptionsOf } from '../assumptions.ts'
import type { BacktestRun } from '../backtest-run.ts'
import { drawdownsOf } from '../figures/drawdown.ts'
import type { CurvePoint } from '../figures/equity.ts'
import type { Figures, Performance } from '../figures/figures.ts'
import {
  formatCount,
  formatDigits,
  formatDrawdown,
  formatMoney,
  formatPart,
  formatPrice,
  formatProfit,
  formatReturn,
  formatSpan,
} from '../formats.ts'
import { drawChart, type Line } from './chart.ts'
import { type Html, html } from './html.ts'
import { style } from './style.ts'
import { type Cell, signClass, table } from './table.ts'

/** Formats a backtest as one page that loads nothing, runs no script, and escapes each text. */
export function formatPage(run: BacktestRun, figures: Figures): string {
  const title = `Backtest from ${run.from} to ${run.to}`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
${style}
</head>
<body>
<header><h1>${title}</h1>
${headOf(run, figures)}</header>
<main>
${tilesOf(figures)}
${chartsOf(figures)}
${figures.markets.length > 1 ? figures.markets.map((market) => html`<h2>${market.market}, in ${market.currency}</h2>\n${chartsOf(market)}`) : ''}
<h2>Markets</h2>
${marketTable(figures)}
<h2>Symbols</h2>
${symbolTable(figures)}
<h2>Round trips</h2>
${tripTable(figures)}
<h2>Orders</h2>
${orderTable(figures)}
<h2>Costs</h2>
${costTable(figures)}
<h2>Assumed</h2>
<ul>${assumptionsOf(run).map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
${troublesOf(run)}
</main>
</body>
</html>
`
  return page.markup
}

function headOf(run: BacktestRun, { bars, markets }: Figures): Html {
  const source = run.source === 'seeded' ? `a market made from seed ${run.seed}` : 'downloaded bars'
  const rules = markets.map(({ market }) => `${run.rules[market]} on ${market}`).join(', ')
  return html`<p>${rules}; decisions by the ${run.interval}; ${formatCount(bars)} bars of ${source}</p>
<p class="soft">${run.symbols.join(', ')}</p>
`
}

function tilesOf(figures: Figures): Html {
  const { benchmark, drawdown, statistics, exposure, orders } = figures
  const { count, open, winRate, averageWin, averageLoss } = statistics
  const refused = Object.values(orders.refused).reduce((sum, number) => sum + number, 0)
  const tile = (name: string, value: string, more: string, sign?: number) =>
    html`<div><dt>${name}</dt><dd class="${signClass(sign)}">${value}<small class="soft">${more}</small></dd></div>\n`
  return html`<dl class="tiles">
${[
  tile('Return', formatReturn(figures.return), 'after costs', figures.return),
  tile('Bought and held', formatReturn(benchmark.return), 'equal parts, without costs', benchmark.return),
  tile('Highest drawdown', formatReturn(-drawdown.depth), daysOf(figures)),
  tile('Drawdown of held', formatReturn(-benchmark.drawdown.depth), daysOf(benchmark)),
  tile('Round trips', formatCount(count), `${formatPart(winRate)} won, ${formatCount(open)} still open`),
  tile('Mean win', formatReturn(averageWin), `${formatReturn(averageLoss)} the mean loss`),
  tile('Invested', formatPart(exposure), 'mean of the closes'),
  tile(
    'Orders',
    formatCount(orders.placed),
    `${formatCount(orders.partlyFilled)} in part, ${formatCount(refused)} refused`,
  ),
]}</dl>
${figures.markets.length > 1 ? html`<p class="soft">Both markets count by equal parts of capital, at a fixed exchange rate.</p>` : ''}`
}

function daysOf({ drawdown: { from, to } }: Performance): string {
  return to === undefined ? 'no fall' : formatSpan(from, to)
}

function chartsOf(figures: Performance & { readonly benchmark: Performance }): Html {
  const lines = (pointsOf: (curve: readonly CurvePoint[]) => readonly CurvePoint[]): readonly Line[] => [
    { name: 'strategy', style: 'strategy', points: pointsOf(figures.curve) },
    { name: 'bought and held', style: 'benchmark', points: pointsOf(figures.benchmark.curve) },
  ]
  const gains = (curve: readonly CurvePoint[]) => curve.map(({ date, value }) => ({ date, value: value - 1 }))
  const falls = (curve: readonly CurvePoint[]) => drawdownsOf(curve).map(({ date, value }) => ({ date, value: -value }))
  return html`${drawChart({ title: 'Equity', lines: lines(gains), isFilled: false })}
${drawChart({ title: 'Drawdown', lines: lines(falls), isFilled: true })}`
}

const number = (text: string): Cell => ({ number: text })
const signed = (text: string, sign: number): Cell => ({ number: text, sign })
const numbers = (...titles: readonly string[]): readonly Cell[] => titles.map(number)

const marketTable = ({ markets }: Figures): Html =>
  table(
    ['', ...numbers('start', 'end', 'return', 'held'), 'drawdown', ...numbers('invested', 'trips', 'won')],
    markets.map(({ market, currency, start, end, benchmark, drawdown, exposure, statistics, ...its }) => [
      market,
      number(`${formatMoney(market, start)} ${currency}`),
      number(`${formatMoney(market, end)} ${currency}`),
      signed(formatReturn(its.return), its.return),
      signed(formatReturn(benchmark.return), benchmark.return),
      formatDrawdown(drawdown),
      number(formatPart(exposure)),
      number(formatCount(statistics.count)),
      number(formatPart(statistics.winRate)),
    ]),
  )

const symbolTable = ({ markets }: Figures): Html =>
  table(
    ['', ...numbers('trips', 'won', 'profit', 'costs'), '', ...numbers('days', 'held')],
    markets.flatMap(({ market, currency, symbols }) =>
      symbols.map(({ symbol, trips, profit, costs, held }) => [
        symbol,
        number(formatCount(trips.count)),
        number(trips.count === 0 ? '' : formatPart(trips.winRate)),
        signed(formatProfit(market, profit), Number(profit)),
        number(formatMoney(market, costs)),
        currency,
        number(trips.count === 0 ? '' : formatDigits(trips.averageDays, 1)),
        signed(formatReturn(held), held),
      ]),
    ),
  )

function tripTable({ markets }: Figures): Html {
  const trips = markets.flatMap((figures) => figures.trips).sort((one, other) => (one.inOn < other.inOn ? -1 : 1))
  return table(
    [
      'symbol',
      'from',
      'to',
      ...numbers('days', 'shares', 'in', 'out', 'before costs', 'costs', 'profit', 'return'),
      'reasons',
    ],
    trips.map(({ market, symbol, inOn, outOn, inReason, outReason, ...trip }) => [
      symbol,
      inOn,
      outOn ?? 'open',
      number(formatCount(trip.daysHeld)),
      number(trip.shares),
      number(formatPrice(market, trip.inPrice)),
      number(formatPrice(market, trip.outPrice)),
      number(formatProfit(market, trip.profitBeforeCosts)),
      number(formatMoney(market, trip.costs)),
      signed(formatProfit(market, trip.profit), Number(trip.profit)),
      signed(formatReturn(trip.return), trip.return),
      `${inReason}, ${outReason ?? 'held, at the last close'}`,
    ]),
  )
}

const orderTable = ({ markets }: Figures): Html =>
  table(
    ['', ...numbers('placed', 'filled', 'in part', 'cancelled', 'expired', 'not settled'), 'refused'],
    markets.map(({ market, orders }) => [
      market,
      ...numbers(
        ...[orders.placed, orders.filled, orders.partlyFilled, orders.cancelled, orders.expired, orders.unsettled].map(
          formatCount,
        ),
      ),
      Object.entries(orders.refused)
        .map(([code, count]) => `${formatCount(count)} × ${code}`)
        .join(', ') || '0',
    ]),
  )

const costTable = ({ markets }: Figures): Html =>
  table(
    ['', '', ...numbers('fees', 'sales tax', 'together')],
    markets.flatMap(({ market, currency, costs }) =>
      costs.byYear.map(({ year, fee, tax, total }) => [
        `${market} ${year}`,
        currency,
        ...numbers(...[fee, tax, total].map((amount) => formatMoney(market, amount))),
      ]),
    ),
  )

const troublesOf = ({ troubles }: BacktestRun): Html =>
  troubles.length === 0
    ? html``
    : html`<h2>Lines of the log to look at</h2>
<ul>${troubles.map(({ count, first }) => html`<li>${formatCount(count)} × ${first}</li>`)}</ul>`
