import { BarChart, CandlestickChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

export type ChartOption = EChartsCoreOption

// ECharts keeps its parts in a registry of its own. These are all that the charts of this package need: the rest of it stays
// out of the page.
use([BarChart, CandlestickChart, GridComponent, LineChart, ScatterChart, SVGRenderer, TooltipComponent])

/** Opens a chart in an element of a page. The type of the element is that of ECharts: other programs have no page. */
export const openChart = (element: Parameters<typeof init>[0]): EChartsType => init(element, null, { renderer: 'svg' })

/** Returns a chart as SVG text. No page is needed for it. */
export function renderSvg(option: ChartOption, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
