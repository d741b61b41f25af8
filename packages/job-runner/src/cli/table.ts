import { columnsOf, padColumns, withoutControls, wrapColumns } from './columns.ts'

/** Row of a table: cells under the head, and texts below them that may be long. */
export interface TableRow {
  readonly cells: readonly string[]
  /** Texts below the cells, each on lines of its own; empty ones are left out. */
  readonly below?: readonly string[]
}

/**
 * Returns a table whose columns are aligned by visible width. What can be long is below its row, and is wrapped there, so
 * that ids stay whole and a terminal breaks no line.
 */
export function formatTable(head: readonly string[], rows: readonly TableRow[], columns: number): string {
  const texts = rows.map(({ cells }) => cells.map(withoutControls))
  const widths = head.map((_, place) => Math.max(...[head, ...texts].map((cells) => columnsOf(cells[place] ?? ''))))
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, place) => padColumns(cell, widths[place] ?? 0))
      .join('  ')
      .trimEnd()
  const lines = rows.flatMap(({ below = [] }, place) => [
    lineOf(texts[place] ?? []),
    ...below.flatMap((text) => indent(text, columns)),
  ])
  return [lineOf(head), ...lines].join('\n')
}

/** Returns the lines of a text, indented by two columns and wrapped; no line for an empty text. */
export function indent(text: string, columns: number): readonly string[] {
  const shown = withoutControls(text)
  return shown === '' ? [] : wrapColumns(shown, columns - 2).map((line) => `  ${line}`)
}
