/** REST endpoint or real-time feed of KIS, as the table of the site shows it. */
export interface EndpointRow {
  /** Id of the catalogue, such as `domestic-stock/inquire-price`. Feeds have theirs after `feeds/`. */
  readonly id: string
  /** Constant of the package. */
  readonly name: string
  /** Entry that exports the constant. */
  readonly module: string
  readonly nameKo: string
  /** Method and path; a feed has neither. */
  readonly call: string
  readonly real: readonly string[]
  /** TR ids in paper trading; without one paper trading does not have it. */
  readonly paper: readonly string[]
  /** Actions of the package that call it. */
  readonly actions: readonly string[]
  readonly fields: readonly Field[]
}

/** Name of KIS, its Korean name, and its use: `required` or `optional` in the request, or `answer`. A column of a feed is an answer. */
export type Field = readonly [name: string, nameKo: string, use: 'required' | 'optional' | 'answer']

export interface Filter {
  /** Words that each have to be in the row. */
  readonly text: string
  /** Entry of the constants, such as `feeds`; `''` is all. */
  readonly category: string
  readonly onlyPaper: boolean
}

export interface Found {
  readonly row: EndpointRow
  /** Fields in which a word was found. */
  readonly fields: readonly Field[]
}

/** Returns the last part of the entry that exports a row, such as `domestic-stock` or `feeds`. */
export const categoryOf = ({ module }: EndpointRow): string => module.slice(module.lastIndexOf('/') + 1)

/** Prepares a text for comparison: Korean names are written with and without spaces, and TR ids in both cases. */
const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s()[\]·]/g, '')

interface Prepared {
  readonly row: EndpointRow
  readonly head: string
  readonly fields: readonly (readonly [text: string, field: Field])[]
}

/** Returns a search over the rows. Rows that match by their name, id, path or TR id come before those that match by a field. */
export function createSearch(rows: readonly EndpointRow[]): (filter: Filter) => readonly Found[] {
  const prepared = rows.map(
    (row): Prepared => ({
      row,
      head: [row.id, row.name, row.nameKo, row.call, ...row.real, ...row.paper, ...row.actions]
        .map(comparable)
        .join('\n'),
      fields: row.fields.map((field) => [`${comparable(field[0])}\n${comparable(field[1])}`, field]),
    }),
  )

  return ({ text, category, onlyPaper }) => {
    const words = text.split(/\s+/).map(comparable).filter(Boolean)
    const matches = prepared
      .filter(({ row }) => (category === '' || categoryOf(row) === category) && (!onlyPaper || row.paper.length > 0))
      .flatMap((each) => {
        const left = words.filter((word) => !each.head.includes(word))
        const fields = each.fields.filter(([written]) => left.some((word) => written.includes(word)))
        if (!left.every((word) => fields.some(([written]) => written.includes(word)))) return []
        return [{ row: each.row, fields: fields.map(([, field]) => field) }]
      })
    const [byHead, byField] = [matches.filter(isByHead), matches.filter((found) => !isByHead(found))]
    return [...byHead, ...byField]
  }
}

const isByHead = ({ fields }: Found): boolean => fields.length === 0
