import type { CurvePoint } from '../figures/equity.ts'
import { formatDigits } from '../formats.ts'
import { type Html, html } from './html.ts'
import { fromTop, type Scale, scaleOf } from './scale.ts'

/** Line of a chart. */
export interface Line {
  readonly name: string
  /** Class of the style sheet. */
  readonly style: 'strategy' | 'benchmark'
  readonly points: readonly CurvePoint[]
}

interface ChartOptions {
  readonly title: string
  readonly lines: readonly Line[]
  /** Whether the space between the line of the strategy and zero is filled. */
  readonly isFilled: boolean
}

/** Width and height of the drawing in its own units; the page stretches it. */
const size = 1000

/**
 * Draws lines of ratios over days, with marks in percent. The drawing is stretched to the width of the page, and its texts are not, so
 * they can be read on a phone.
 */
export function drawChart({ title, lines, isFilled }: ChartOptions): Html {
  const dates = lines[0]?.points.map(({ date }) => date) ?? []
  const scale = scaleOf(lines.flatMap(({ points }) => points.map(({ value }) => value)))
  const step = (scale.high - scale.low) / (scale.marks.length - 1)
  const digits = Math.max(0, Math.min(3, Math.ceil(-Math.log10(step * 100) - 1e-9)))
  return html`<figure class="${isFilled ? 'low' : 'high'}">
<figcaption>${title}${lines.map(({ name, style }) => html` <span class="key ${style}">${name}</span>`)}</figcaption>
<div class="plot">
<svg viewBox="0 0 ${size} ${size}" preserveAspectRatio="none" role="img" aria-label="${title}">
${scale.marks.map((mark) => html`<path class="${Math.abs(mark) < step / 2 ? 'zero' : 'grid'}" d="M0 ${at(scale, mark)}H${size}"/>`)}
${lines.map((line) => html`${isFilled && line.style === 'strategy' ? html`<path class="area" d="${areaOf(line, scale)}"/>` : ''}<path class="${line.style}" d="${pathOf(line, scale)}"/>`)}
</svg>
${scale.marks.map((mark) => html`<span class="mark" style="top:${formatDigits(fromTop(scale, mark), 2)}%">${formatDigits(mark * 100, digits)} %</span>`)}
</div>
<div class="months">${monthsOf(dates).map(({ left, month }) => html`<span style="left:${left}%">${month}</span>`)}</div>
</figure>`
}

const at = (scale: Scale, value: number): string => formatDigits((fromTop(scale, value) * size) / 100, 1)

function pathOf({ points }: Line, scale: Scale): string {
  const width = size / Math.max(1, points.length - 1)
  return points
    .map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${formatDigits(index * width, 1)} ${at(scale, value)}`)
    .join('')
}

const areaOf = (line: Line, scale: Scale): string =>
  line.points.length === 0 ? '' : `${pathOf(line, scale)}L${size} ${at(scale, 0)}L0 ${at(scale, 0)}Z`

/** Highest number of months that fit below a chart on a phone. */
const mostMonths = 4

/** Returns the first days of months with their positions in percent, as many as fit. */
function monthsOf(dates: readonly string[]): readonly { readonly left: string; readonly month: string }[] {
  const firsts = dates.flatMap((date, index) => {
    const month = date.slice(0, 7)
    return month === dates[index - 1]?.slice(0, 7) ? [] : [{ index, month }]
  })
  const every = Math.ceil(firsts.length / mostMonths)
  return firsts
    .filter((_, index) => index % every === 0)
    .map(({ index, month }) => ({ left: formatDigits((index / Math.max(1, dates.length - 1)) * 100, 2), month }))
}
