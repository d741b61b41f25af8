import { join } from 'node:path'
import { constantName, lastPart } from '../../packages/kis-client/scripts/names.ts'
import { type Actions, readActions } from '../../packages/kis-client/scripts/read-actions.ts'
import { type EndpointEntry, readCatalog } from '../../packages/kis-client/scripts/read-catalog.ts'
import { nameFeeds } from '../../packages/kis-client/scripts/write-feeds.ts'
import type { EndpointRow, Field } from '../.vitepress/theme/endpoint-search.ts'

/** Makes the rows of the table of endpoints from the catalogue of kis-client. */
export function readEndpointRows(root: string): readonly EndpointRow[] {
  const home = join(root, 'packages/kis-client')
  const { endpoints, feeds } = readCatalog(join(home, 'catalog'))
  const actions = readActions(home)
  return [
    ...endpoints.map((entry) => endpointRow(entry, actions)),
    ...nameFeeds(feeds).map(
      ({ name, feed }): EndpointRow => ({
        id: `feeds/${feed.id}`,
        name,
        module: '@stockeye/kis-client/endpoints/feeds',
        nameKo: feed.nameKo,
        call: '',
        real: [feed.trIdReal],
        paper: feed.trIdPaper === null ? [] : [feed.trIdPaper],
        actions: [],
        fields: feed.columns.map((column): Field => [column.name, column.nameKo, 'answer']),
      }),
    ),
  ]
}

function endpointRow(entry: EndpointEntry, actions: Actions): EndpointRow {
  const name = constantName(lastPart(entry.id))
  const pairs = entry.trIds?.select ?? [entry.trIds]
  const ids = (environment: 'real' | 'paper') => [...new Set(pairs.flatMap((pair) => pair?.[environment] ?? []))]
  return {
    id: entry.id,
    name,
    module: `@stockeye/kis-client/endpoints/${entry.category}`,
    nameKo: entry.nameKo,
    call: `${entry.method} ${entry.path}`,
    real: ids('real'),
    paper: ids('paper'),
    actions: actions.get(`${entry.category}/${name}`) ?? [],
    fields: [
      ...entry.request.map((field): Field => [field.name, field.nameKo, field.required ? 'required' : 'optional']),
      ...Object.entries(entry.response.fields).map(([field, { nameKo }]): Field => [field, nameKo ?? '', 'answer']),
    ],
  }
}
