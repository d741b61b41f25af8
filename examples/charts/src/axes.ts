import type { Palette } from './theme.ts'

const fontSize = 11

/** Width of a letter of a label, in px. */
const letterPx = 6.4

/** Returns two grids, one above the other, with room at the left for the longest label: so that their times stand in line. */
export function twoGrids(labels: readonly string[], [upper, lower]: readonly [string, string]): readonly object[] {
  const left = 16 + Math.ceil(Math.max(...labels.map(({ length }) => length)) * letterPx)
  const sides = { left, right: 18, outerBoundsMode: 'none' }
  return [
    { ...sides, top: 30, bottom: upper },
    { ...sides, top: lower, bottom: 26 },
  ]
}

/** Returns an axis of times without gaps for nights and days off, below the grid `gridIndex`. */
export const timeAxis = (
  instants: readonly number[],
  {
    palette,
    gridIndex,
    format,
  }: { readonly palette: Palette; readonly gridIndex: number; readonly format?: (at: number) => string },
): object => ({
  type: 'category',
  gridIndex,
  data: instants.map(String),
  axisLine: { lineStyle: { color: palette.grid } },
  axisTick: { show: false },
  axisLabel: {
    color: palette.text,
    fontSize,
    hideOverlap: true,
    show: format !== undefined,
    formatter: (at: string) => format?.(Number(at)) ?? '',
  },
})

/** Returns an axis of values whose labels `format` writes. */
export const valueAxis = ({
  palette,
  gridIndex,
  format,
  splitNumber,
}: {
  readonly palette: Palette
  readonly gridIndex: number
  readonly format: (value: number) => string
  readonly splitNumber: number
}): object => ({
  type: 'value',
  scale: true,
  gridIndex,
  splitNumber,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: palette.text, fontSize, formatter: format, showMinLabel: true, showMaxLabel: true },
  splitLine: { lineStyle: { color: palette.grid } },
})

/** Returns the settings of a chart beside its axes and series. `describe` writes the text for a point under the pointer. */
export const frame = (palette: Palette, describe: (index: number) => string): object => ({
  // Live data moves often enough by itself.
  animation: false,
  backgroundColor: palette.surface,
  textStyle: { fontFamily: 'sans-serif', color: palette.text },
  axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: palette.quiet } },
  tooltip: {
    trigger: 'axis',
    // Drawn as text of the chart: a tooltip of HTML would take its content as markup.
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.surface,
    borderColor: palette.grid,
    textStyle: { color: palette.text, fontSize: 12 },
    formatter: (points: { readonly dataIndex: number } | readonly { readonly dataIndex: number }[]) =>
      describe([points].flat()[0]?.dataIndex ?? 0),
  },
})
