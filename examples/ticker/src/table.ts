import { stripVTControlCharacters } from 'node:util'
import { formatEvent, grouped, signed, type View } from './lines.ts'
import { type ShownTrade, type TickerEvent, timeOf } from './ticker.ts'

/** Terminal on which the table is drawn. */
export interface Screen {
  write(text: string): void
  readonly columns: number
  readonly rows: number
}

export interface TableOptions {
  /** First line, such as the name of the other side. */
  readonly title: string
  readonly symbols: readonly string[]
  readonly screen: Screen
  readonly now: () => number
}

interface Row {
  name: string
  trade: Omit<ShownTrade, 'symbol'> | undefined
  state: string
}

/** Rows of the notices, which have a line of their own. */
const orders: readonly string[] = ['orders', 'orders-abroad']

/** Time between two drawings, in ms. */
const drawMs = 250
const clear = '\x1b[2J\x1b[H\x1b[?25l'
const showCursor = '\x1b[?25h\n'

/** Creates a view that draws a table, at most four times a second. */
export function createTable(options: TableOptions): View {
  const { screen, symbols } = options
  const rows = new Map<string, Row>(
    [...symbols, ...orders].map((symbol) => [symbol, { name: '', trade: undefined, state: 'waiting' }]),
  )
  const news: string[] = []
  const draw = () => screen.write(`\x1b[H${formatTable(rows, news, options).join('\x1b[K\n')}\x1b[K\x1b[J`)
  screen.write(clear)
  draw()
  const timer = setInterval(draw, drawMs)

  return {
    show(event) {
      const line = noteEvent(rows, event)
      if (line !== undefined) news.push(line)
      news.splice(0, news.length - 100)
    },
    close() {
      clearInterval(timer)
      draw()
      screen.write(showCursor)
    },
  }
}

/** Notes an event in its row. @returns the line below the table, for an event that has one */
function noteEvent(rows: ReadonlyMap<string, Row>, event: TickerEvent): string | undefined {
  const row = 'symbol' in event ? rows.get(event.symbol) : undefined
  if (event.kind === 'notice' || event.kind === 'gap' || event.kind === 'trouble') return formatEvent(event)
  if (row === undefined) return undefined
  if (event.kind === 'trade') row.trade = event
  else if (event.kind === 'name') row.name = event.name
  else row.state = event.reason === undefined ? event.state : `${event.state}: ${event.reason}`
  return undefined
}

/** Widths of the columns: those of numbers are right-aligned. */
const widths = [8, 16, -11, -9, -8, -13, 10, 15] as const

/** Formats the table and the lines below it, as many as fit. */
export function formatTable(
  rows: ReadonlyMap<string, { readonly name: string; readonly trade: Row['trade']; readonly state: string }>,
  news: readonly string[],
  { title, screen, now }: Pick<TableOptions, 'title' | 'screen' | 'now'>,
): readonly string[] {
  const head = ['symbol', 'name', 'price', 'change', '%', 'volume', ' time', 'session']
  const lines = [`${title}   ${timeOf(now())} in Korea   Ctrl-C ends`, '', `${formatCells(head)} state`]
  for (const [symbol, { name, trade, state }] of rows) {
    if (orders.includes(symbol)) continue
    const time = trade?.at === undefined ? '-' : timeOf(trade.at)
    const session = trade?.source === 'rest' ? 'by REST' : (trade?.session ?? '-')
    const numbers = [grouped(trade?.price), signed(trade?.change), signed(trade?.percent), grouped(trade?.volume)]
    lines.push(`${formatCells([symbol, name, ...numbers, ` ${time}`, session])} ${state}`)
  }
  lines.push('', orders.map((symbol) => `${symbol}: ${rows.get(symbol)?.state ?? '-'}`).join('   '))
  const left = Math.max(1, screen.rows - lines.length - 1)
  return [...lines, ...news.slice(-left)].map((line) => cut(line, screen.columns))
}

const formatCells = (cells: readonly string[]): string =>
  cells.map((cell, index) => padded(cell, widths[index] ?? 10)).join('')

/** Pads text to a width of the terminal, on which a Korean syllable takes two columns; a negative width aligns right. */
function padded(text: string, width: number): string {
  const short = cut(text, Math.abs(width) - 1)
  const blanks = ' '.repeat(Math.abs(width) - widthOf(short))
  return width < 0 ? `${blanks}${short}` : `${short}${blanks}`
}

const isWide = (character: string): boolean => /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(character)

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0)

/** Cuts text to a width of the terminal. Text of KIS could move the cursor. */
function cut(text: string, width: number): string {
  let [left, short] = [width, '']
  for (const character of stripVTControlCharacters(text).replace(/\s/g, ' ')) {
    left -= isWide(character) ? 2 : 1
    if (left < 0) break
    short += character
  }
  return short
}
