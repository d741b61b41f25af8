import { missesBound, type Report, type ReportRow, ratioTo, round } from './report.ts'

/** Report of each package, by name: the content of `docs/benchmarks.json`. */
export type SavedReports = Readonly<Record<string, Report>>

const marker = /(<!-- bench: ([a-z-]+)((?: [\w-]+)*) -->).*?(<!-- \/bench -->)/gs

/**
 * Writes the saved figures between the markers of a page, and leaves the rest as it is.
 *
 * `<!-- bench: kis-client -->` is the place of all rows of a package, with its machine; `<!-- bench: kis-client call frame -->`
 * that of two rows. Each ends with `<!-- /bench -->`.
 *
 * @throws {Error} a marker names a package or a row without saved figures
 */
export function fillPage(page: string, saved: SavedReports): string {
  return page.replaceAll(marker, (_, start: string, name: string, ids: string, end: string) => {
    const report = saved[name]
    if (report === undefined)
      throw new Error(`no figures of ${name} are saved; run \`npm run bench -- ${name} --save\``)
    const chosen = ids.trim() === '' ? undefined : ids.trim().split(' ')
    const rows = chosen === undefined ? report.rows : chosen.map((id) => findRow(report, name, id))
    const text = [tableOf(rows), ...(chosen === undefined ? ['', sourceOf(name, report)] : [])].join('\n')
    return `${start}\n\n${text}\n\n${end}`
  })
}

function findRow(report: Report, name: string, id: string): ReportRow {
  const row = report.rows.find((one) => one.id === id)
  if (row === undefined) throw new Error(`${name} has no saved row "${id}"; run \`npm run bench -- ${name} --save\``)
  return row
}

function tableOf(rows: readonly ReportRow[]): string {
  const lines = rows.map((row) => {
    const { id, title, unit, better, ours, peers, atLeast } = row
    const others = Object.entries(peers).map(
      ([peer, figure]) => `${peer}: ${round(figure)} (${round(ratioTo(ours, figure, better))})`,
    )
    const bound = atLeast === undefined ? '' : `${round(atLeast)}${missesBound(row) ? ', missed' : ''}`
    return [`\`${id}\``, title, `${unit}, ${better}`, round(ours), others.join('<br>'), bound]
  })
  const head = ['row', 'what it measures', 'unit, better', 'ours', 'each peer (ratio)', 'bound of the ratio']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function sourceOf(name: string, { machine, date, libraries }: Report): string {
  const versions = Object.entries(libraries).map(([library, version]) => `${library} ${version}`)
  const sentences = [
    `\`npm run bench -- ${name}\`, ${date}, ${machine}.`,
    'A ratio above 1 means that ours is better.',
    ...(versions.length === 0 ? [] : [`${versions.join(', ')}.`]),
  ]
  return sentences.join(' ')
}
