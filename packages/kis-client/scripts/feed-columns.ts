import type { Column, FeedEntry } from './read-catalog.ts'

/** Korean names of codes, names, days, times, order numbers and answers to yes or no. */
const namesOfText = /코드|시간$|시각|일자|일시|여부|구분|부호|명$|번호|종류|ID$|SEQ|유형|조건$|사유|표시|필러|주문자/

/** Korean names of prices, quantities, amounts, counts, rates, differences, indexes and figures of derivatives. */
const namesOfNumbers =
  /가$|가격|호가|저가|고가|단가|중간가|수량|거래량|체결량|보유량|매도량|매수량|잔량|금액|대금|수수료|건수|종목수|횟수|자리수|율$|률$|율\d+$|비중|대비|증감|지수|강도|괴리도|베이시스|스프레드|변동성|^(델타|감마|베가|세타|로우|패리티|기어링|접근도|자본지지점)$|값$|NAV|듀레이션|컨벡서티|YTM/

/** Returns whether a column holds text; another one holds a decimal number. @throws if neither follows from its names */
export function isText({ name, nameKo }: Column): boolean {
  const plain = nameKo.replace(/\s/g, '').replace(/\d+$/, '')
  // `psttl_sign` is called 전일정산가대비 (difference from the settlement price), and holds its sign.
  if (/sign$/i.test(name) || namesOfText.test(plain)) return true
  if (namesOfNumbers.test(plain)) return false
  throw new Error(
    `websocket.json, ${name} ${nameKo}: neither text nor a number by its name; add its word to feed-columns.ts`,
  )
}

/** Column of the topic's key by kind of key. */
const keyColumns: Readonly<Record<string, readonly string[]>> = {
  'stock-code': ['mksc_shrn_iscd'],
  'elw-code': ['mksc_shrn_iscd'],
  'bond-isin': ['stnd_iscd'],
  'bond-index-code': ['nmix_id'],
  'index-code': ['bstp_cls_code'],
  'futureoption-code': ['futs_shrn_iscd', 'optn_shrn_iscd'],
  'overseas-futureoption-code': ['series_cd'],
  'overseas-realtime-symbol': ['rsym'],
  // Notices are registered by HTS id. The name of their first column, "customer id", does not say that it is the same.
  'hts-id': [],
}

/** Returns the column that holds the key of the topic; undefined for notices. @throws if a feed of prices has none */
export function findKeyColumn({ id, key, columns }: FeedEntry): string | undefined {
  const names = keyColumns[key.kind]
  const found = names && findColumn(columns, names)
  if (found === undefined && key.kind !== 'hts-id')
    throw new Error(`websocket.json, ${id}: no column holds the ${key.kind}; add its name to feed-columns.ts`)
  return found
}

/** Columns with the day, where there is one, and the time of a record. */
export type Clock = { readonly date?: string; readonly time: string }

/**
 * Returns the columns with Korea's clock. A feed is without one if the catalogue does not say whose clock it shows: overseas
 * futures have a "time of receipt", and overseas notices a time without a country. A row of VI has a time of its start and one
 * of its end, and neither is the time of the row.
 */
export function findClock({ category, encrypted, columns }: FeedEntry): Clock | undefined {
  if (category === 'overseas-futureoption' || (category === 'overseas-stock' && encrypted)) return undefined
  const time = findColumn(columns, ['stck_cntg_hour', 'bsop_hour', 'trnm_hour', 'khms'])
  const date = findColumn(columns, ['bsop_date', 'stnd_date1', 'kymd'])
  return time === undefined ? undefined : { ...(date !== undefined && { date }), time }
}

const findColumn = (columns: readonly Column[], names: readonly string[]): string | undefined =>
  columns.find(({ name }) => names.includes(name.toLowerCase()))?.name

/** Returns the numbers of columns that frames have, the smallest first, without those that KIS may append. */
export function listWidths({ columns, columnCountHistory, variableDepth }: FeedEntry): readonly number[] {
  const required = columns.filter(({ optional }) => optional !== true).length
  const dated = (columnCountHistory ?? []).map((width) => width.columns)
  const depths = variableDepth?.levels.map((level) => variableDepth.headColumns + level * variableDepth.columnsPerLevel)
  return [...new Set([columns.length, required, ...dated, ...(depths ?? [])])].sort((a, b) => a - b)
}
