import type { Gauge } from 'prom-client'

/** Sets a gauge without labels. A value that is not known removes it from the scrape: 0 would claim that all is well. */
export function showGauge(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove()
  else gauge.set(value)
}
