/** Returns buttons in rows of `inRow`. */
export const rowsOf = <Button>(buttons: readonly Button[], inRow: number): readonly (readonly Button[])[] =>
  Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) => buttons.slice(row * inRow, (row + 1) * inRow))
