/** Table of a Markdown page, by the names of its columns. */
export interface PageTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Returns the tables of a page. A `|` in code ends no cell. */
export function tablesIn(page: string): readonly PageTable[] {
  const prose = page.replace(/^(`{3,}).*?^\1/gms, '')
  return [...prose.matchAll(/^\|.*\n\|[ :|-]+\n(?:\|.*\n?)+/gm)].map(([text]) => {
    const [columns = [], , ...rows] = text.trim().split('\n').map(cellsOf)
    return { columns, rows }
  })
}

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/\|((?:\\\||`[^`]*`|[^|`])+)(?=\|)/g)].map(([, cell = '']) => cell.trim())
