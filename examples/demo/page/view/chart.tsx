import { type ChartOption, openChart } from '@stockeye/example-charts/engine'
import { useEffect, useRef } from 'preact/hooks'

const fontFamily =
  'system-ui, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif'

/** Ends a chart. ECharts empties its elements by `innerHTML`, which the policy of the page refuses even for an empty text. */
function endChart(chart: ReturnType<typeof openChart>, element: HTMLElement): void {
  for (const emptied of [element, ...element.querySelectorAll('svg')])
    Object.defineProperty(emptied, 'innerHTML', { set: () => emptied.replaceChildren() })
  chart.dispose()
}

/** Draws a chart that fills its place. Its label says in words what it shows. */
export function Chart({ option, label }: { readonly option: ChartOption; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof openChart>>(undefined)

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const opened = openChart(element)
    chart.current = opened
    const observer = new ResizeObserver(() => opened.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      endChart(opened, element)
    }
  }, [])

  useEffect(() => {
    // Once a frame at most: at 600× a chart changes more often than a screen.
    const frame = requestAnimationFrame(() => {
      chart.current?.setOption({ ...option, backgroundColor: 'transparent', textStyle: { fontFamily } }, true)
    })
    return () => cancelAnimationFrame(frame)
  }, [option])

  return <div ref={place} class="chart" role="img" aria-label={label} />
}
