import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'
import { type ChartOption, renderSvg } from './engine.ts'

// From a package, and no other font: a machine without fonts draws the same picture. The condensed font is as wide as ECharts
// takes letters to be where it cannot measure them.
const fontFile = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'))

/** Pixels of one unit of the chart in each direction, so that its text can be read on a telephone. */
const density = 2

/**
 * Draws a chart as a PNG.
 *
 * @example
 * const png = await renderPicture(equityChart({ points, currency, language, theme }), { width: 1280, height: 800 })
 * @param size width and height of the picture, in pixels
 */
export async function renderPicture(
  option: ChartOption,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const svg = renderSvg(option, { width: width / density, height: height / density })
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: 'DejaVu Sans Condensed' },
  })
  return picture.asPng()
}
