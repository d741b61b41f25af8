import { writeTable } from './markdown-table.ts'
import { constantName, lastPart } from './names.ts'
import type { Actions } from './read-actions.ts'
import type { EndpointEntry } from './read-catalog.ts'

const header = ['Id', 'Constant', '이름', 'Method', 'Real TR id', 'Paper TR id', 'Pages', 'Action']

/** Writes `ENDPOINTS.md`: the list of KIS's endpoints for readers. */
export function writeEndpointList(endpoints: readonly EndpointEntry[], actions: Actions): string {
  const categories = [...new Set(endpoints.map(({ category }) => category))]
  const covered = endpoints.filter((entry) => actionsOf(entry, actions).length > 0)
  const inPaper = endpoints.filter((entry) => listIds(entry, 'paper').length > 0)
  const sections = categories.map((category) => {
    const table = endpoints.filter((entry) => entry.category === category)
    const rows = table.map((entry) => writeRow(entry, actions))
    return `## ${category}

\`import { … } from '@stockeye/kis-client/endpoints/${category}'\`

${writeTable([header, ...rows])}`
  })
  return `# Endpoints

<!-- Written by scripts/generate.ts from catalog/rest.json and the sources. Not edited by hand: run \`pnpm generate\`. -->

All ${endpoints.length} REST endpoints of KIS. Each is a constant for \`kis.call\`; those with an entry under "Pages" are also for \`kis.pages\` and, where their answer holds a list, \`kis.rows\`. ${inPaper.length} have a TR id in paper trading, and the four of \`auth\` need none; the client refuses the others in paper before it sends anything. ${covered.length} stand behind an action, which says the same in plainer words. Where an endpoint has several TR ids, a field of its input chooses; the constant's doc in your editor says how, and what is doubtful about it.

${sections.join('\n\n')}
`
}

function writeRow(entry: EndpointEntry, actions: Actions): string[] {
  return [
    entry.id,
    `\`${constantName(lastPart(entry.id))}\``,
    entry.nameKo,
    entry.method,
    listIds(entry, 'real').join(', ') || '–',
    listIds(entry, 'paper').join(', ') || '–',
    entry.pagination?.kind ?? '',
    actionsOf(entry, actions)
      .map((name) => `\`${name}\``)
      .join(', '),
  ]
}

const actionsOf = (entry: EndpointEntry, actions: Actions): readonly string[] =>
  actions.get(`${entry.category}/${constantName(lastPart(entry.id))}`) ?? []

/** Lists each id once: two choices may share one in paper trading. */
function listIds({ trIds }: EndpointEntry, environment: 'real' | 'paper'): readonly string[] {
  const pairs = trIds?.select ?? [trIds]
  return [...new Set(pairs.flatMap((pair) => pair?.[environment] ?? []))]
}
