import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** Sorted names of the public functions that call an endpoint, by its `category/constant`. */
export type Actions = ReadonlyMap<string, readonly string[]>

/**
 * Finds out which actions use which endpoints: what a file of an action imports from the tables, itself or through
 * another file of the same folders.
 */
export function readActions(home: string): Actions {
  const read = (file: string) => readFileSync(posix.join(home, file), 'utf8')
  const sources = globSync('src/{quotes,corporate-actions,market,account,orders,orders/reserved,instruments}/*.ts', {
    cwd: home,
  })
    .filter((file) => !/\.(test|test-d|test-kit|gen)\.ts$/.test(file))
    .map((file): [string, Source] => [file, readSource(file, read(file))])
  const bySource = new Map(sources)
  const users = new Map<string, Set<string>>()
  for (const index of globSync('src/{index,instruments}.ts', { cwd: home })) {
    for (const { names, file } of readLinks(index, read(index), 'export')) {
      const actions = names.filter((name) => bySource.get(file)?.functions.has(name))
      for (const endpoint of endpointsOf(file, bySource)) {
        const known = users.get(endpoint) ?? new Set()
        for (const action of actions) known.add(action)
        users.set(endpoint, known)
      }
    }
  }
  return new Map([...users].map(([endpoint, names]) => [endpoint, [...names].sort()]))
}

interface Source {
  /** Endpoints that the action calls, as `category/constant`. */
  readonly endpoints: readonly string[]
  readonly imports: readonly string[]
  readonly functions: ReadonlySet<string>
}

function readSource(file: string, text: string): Source {
  const links = readLinks(file, text, 'import')
  return {
    endpoints: links.flatMap(({ names, file: from }) => {
      const [, category] = /^src\/endpoints\/(.+)\.gen\.ts$/.exec(from) ?? []
      return category === undefined ? [] : names.map((name) => `${category}/${name}`)
    }),
    imports: links.map((link) => link.file),
    functions: new Set([...text.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name = '']) => name)),
  }
}

/** Reads the imports or exports of other files in a file. Types are left out, since they call nothing. */
function readLinks(file: string, text: string, word: 'import' | 'export'): { names: string[]; file: string }[] {
  const statements = text.matchAll(new RegExp(`^${word} \\{([^}]*)\\} from '(\\.[^']*)'`, 'gm'))
  return [...statements].flatMap(([, list = '', from = '']) => {
    const names = list.split(',').map((name) => name.trim())
    const values = names
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => name.split(' as ')[0] ?? '')
    return values.length === 0 ? [] : [{ names: values, file: posix.join(posix.dirname(file), from) }]
  })
}

function endpointsOf(file: string, sources: ReadonlyMap<string, Source>, seen = new Set<string>()): readonly string[] {
  const source = sources.get(file)
  if (source === undefined || seen.has(file)) return []
  seen.add(file)
  return [...source.endpoints, ...source.imports.flatMap((next) => endpointsOf(next, sources, seen))]
}
