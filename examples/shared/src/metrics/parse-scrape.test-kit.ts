/** Scrape, read as Prometheus reads it. */
export interface Scrape {
  /** Value of each series by its text, such as `stockeye_kis_sessions_total` or `a_total{code="X"}`. */
  readonly values: ReadonlyMap<string, number>
  /** Returns the series of the metrics whose name begins with `prefix`. */
  select(prefix: string): Readonly<Record<string, number>>
  /** Returns the values of a label over all series. */
  labelValues(label: string): readonly string[]
}

/** Fetches and parses `/metrics` of a server. @throws {Error} a line is not in the text format of Prometheus */
export async function scrapeOf(url: string): Promise<Scrape> {
  const response = await fetch(new URL('/metrics', url))
  const type = response.headers.get('content-type') ?? ''
  if (response.status !== 200 || !type.startsWith('text/plain; version=0.0.4'))
    throw new Error(`/metrics answered ${response.status} with ${type}`)
  return parseScrape(await response.text())
}

const line = /^([a-zA-Z_:][\w:]*(?:\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/

function parseScrape(text: string): Scrape {
  const values = new Map<string, number>()
  for (const row of text.split('\n')) {
    if (row === '' || row.startsWith('# HELP ') || row.startsWith('# TYPE ')) continue
    const [, series, value] = line.exec(row) ?? []
    if (series === undefined || values.has(series)) throw new Error(`not a line of a scrape, or its second: ${row}`)
    values.set(series, Number(value))
  }
  return {
    values,
    select: (prefix) => Object.fromEntries([...values].filter(([series]) => series.startsWith(prefix))),
    labelValues(label) {
      const found = [...values.keys()].flatMap((series) => {
        const [, value] = new RegExp(`[{,]${label}="([^"]*)"`).exec(series) ?? []
        return value ?? []
      })
      return [...new Set(found)].sort()
    },
  }
}
