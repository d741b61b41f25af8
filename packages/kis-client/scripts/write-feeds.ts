import { findClock, findKeyColumn, isText, listWidths } from './feed-columns.ts'
import { constantName, lastPart, refuseTwins, typeName } from './names.ts'
import { type Column, type FeedEntry, isOptional } from './read-catalog.ts'
import {
  formatCodes,
  formatDoc,
  formatHeader,
  formatKey,
  formatValue,
  joinRemarks,
  type Remark,
} from './source-text.ts'

/** Writes `feeds.gen.ts`: for each feed the type of its row, one property a column, and its entry with the columns in wire order. */
export function writeFeeds(feeds: readonly FeedEntry[]): string {
  const named = nameFeeds(feeds)
  refuseTwins(
    'the table of feeds',
    named.map(({ name }) => name),
  )
  return `${formatHeader('websocket.json')}
import type { Feed, TextColumn } from '../endpoint.ts'
import type { Decimal } from '../values/decimal.ts'

${named.map(({ name, feed }) => writeFeed(name, feed)).join('\n')}
/** Every feed, for code that works on all of them. */
export const allFeeds: readonly Feed<string>[] = [
${named.map(({ name }) => `  ${name},`).join('\n')}
]
`
}

/** Names each feed by the last part of its id, with its category before it where categories share that part. */
export function nameFeeds(feeds: readonly FeedEntry[]): readonly { readonly name: string; readonly feed: FeedEntry }[] {
  const isShared = ({ id }: FeedEntry) => feeds.filter((other) => lastPart(other.id) === lastPart(id)).length > 1
  return feeds.map((feed) => ({
    name: constantName(isShared(feed) ? feed.id.replace('/', '-') : lastPart(feed.id)),
    feed,
  }))
}

function writeFeed(name: string, feed: FeedEntry): string {
  const row = `${typeName(name)}Row`
  const optional = feed.columns.filter(isOptional).length
  const widths = listWidths(feed)
  const keyColumn = findKeyColumn(feed)
  const clock = findClock(feed)
  const entry = {
    id: feed.id,
    real: feed.trIdReal,
    paper: feed.trIdPaper,
    encrypted: feed.encrypted,
    columns: feed.columns.map((column) => column.name),
    texts: feed.columns.filter(isText).map((column) => column.name),
    ...(keyColumn !== undefined && { keyColumn }),
    ...(clock !== undefined && { clock }),
    ...(optional > 0 && { optional }),
    ...(widths.length > 1 && { widths }),
  }
  const lines = Object.entries(entry).map(([key, value]) => `  ${key}: ${formatValue(value, '  ', key.length + 4)},\n`)
  return `${formatDoc([`Row of ${feed.trIdReal} · ${feed.nameKo}.${optional > 0 ? ' Columns that a frame may lack are optional.' : ''}`])}export interface ${row} {
${feed.columns.map(writeColumn).join('')}}

${formatDoc(describeFeed(feed))}export const ${name}: Feed<keyof ${row}, TextColumn<${row}>> = {
${lines.join('')}}
`
}

function writeColumn(column: Column): string {
  const { name, nameKo, values, since } = column
  const remark = joinRemarks([nameKo, values && formatCodes(values), since && `since ${since}`])
  return `${formatDoc([remark], '  ')}  readonly ${formatKey(name)}${isOptional(column) ? '?' : ''}: ${isText(column) ? 'string' : 'Decimal'}\n`
}

function describeFeed(feed: FeedEntry): Remark[] {
  const { key, trIdPaper, paperEvidence, columns, columnCountHistory, variableDepth, variants } = feed
  const paper = trIdPaper === null ? 'not in paper trading' : `paper ${trIdPaper}`
  const widths = columnCountHistory?.map((width) =>
    joinRemarks(
      [String(width.columns), width.since && `since ${width.since}`, width.until && `until ${width.until}`],
      ' ',
    ),
  )
  return [
    joinRemarks([feed.nameKo, feed.docId ?? 'no document id', `${feed.trIdReal}, ${paper}`]),
    '',
    `Key: ${joinRemarks([key.kind, key.examples && `e.g. ${key.examples.join(', ')}`], ', ')}.`,
    `Columns: ${widths?.join(', ') ?? columns.length}.`,
    trIdPaper !== null && paperEvidence !== 'examples' && `The paper id comes from: ${paperEvidence}.`,
    feed.origin && 'Only the portal has it: the official samples do not.',
    feed.endedWithMarket && `Ended with its market: the last day was ${feed.endedWithMarket}.`,
    feed.columnConfidence && `Unsure: the confidence in these columns is ${feed.columnConfidence}.`,
    feed.columnAddedFirst && `The first column is not in the official sample: ${feed.columnAddedFirst}.`,
    feed.alternativeColumns &&
      'Unsure: another source has the columns in the order of `alternativeColumns` in catalog/websocket.json.',
    variableDepth &&
      `${variableDepth.headColumns} columns, then ${variableDepth.columnsPerLevel} for each of ${variableDepth.levels.join(' or ')} price levels.`,
    ...(variants === undefined ? [] : describeVariants(variants)),
  ]
}

function describeVariants({ by, values, meaning, priceDecimals }: NonNullable<FeedEntry['variants']>): Remark[] {
  const decimals = priceDecimals && Object.entries(priceDecimals).map(([market, count]) => `${market} ${count}`)
  return [
    `${by} says what a row is: ${formatCodes(values)}.`,
    ...Object.entries(meaning ?? {}).map(([value, columns]) => {
      const names = Object.entries(columns).map(([column, nameKo]) => `${column} ${nameKo ?? 'empty'}`)
      return `- ${by} = ${value}: ${joinRemarks(names)}`
    }),
    decimals && `Decimals of a price: ${joinRemarks(decimals)}.`,
  ]
}
