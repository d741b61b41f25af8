/** Column of a table. */
export interface Column {
  readonly title: string
  /** Whether it holds numbers, which end at one edge. */
  readonly isNumber?: boolean
}

/** Width of the text, without the two blanks before each line. */
export const textWidth = 98

/** Formats a table as lines: two blanks between columns, each as wide as its longest cell. What does not fit is cut at the end. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const titles = columns.map(({ title }) => title)
  const widths = titles.map((_, column) => Math.max(...[titles, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string => {
    const padded = columns.map(({ isNumber }, column) => {
      const [cell, width] = [cells[column] ?? '', widths[column] ?? 0]
      return isNumber === true ? cell.padStart(width) : cell.padEnd(width)
    })
    return cut(padded.join('  ').trimEnd())
  }
  return [line(titles), ...rows.map(line)]
}

const cut = (line: string): string => (line.length <= textWidth ? line : `${line.slice(0, textWidth - 1)}…`)

/** Breaks a sentence into lines at its blanks. */
export function breakLines(sentence: string): readonly string[] {
  const lines: string[] = []
  for (const word of sentence.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= textWidth) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
