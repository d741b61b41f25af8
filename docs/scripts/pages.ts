import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Page of the tree that the site shows. */
export interface Page {
  /** Markdown file, from the root of the tree. */
  readonly file: string
  /** Markdown file on the site, from its root: `packages/kis-client/orders.md`. */
  readonly route: string
}

const published = ['token-manager', 'kis-client', 'job-runner', 'telegram-adapter']

/** Places of the tree with pages: a pattern, and the route of a file that matches it. The first one that matches counts. */
const places: readonly (readonly [pattern: string, route: (file: string) => string])[] = [
  ['docs/*.md', (file) => posix.relative('docs', file)],
  ['docs/{ko,concepts,tasks,migrate,decisions}/**/*.md', (file) => posix.relative('docs', file)],
  ...published.flatMap((name): typeof places => [
    [`packages/${name}/README.md`, () => `packages/${name}/index.md`],
    [`packages/${name}/CHANGELOG.md`, () => `packages/${name}/changelog.md`],
    [`packages/${name}/docs/*.md`, (file) => `packages/${name}/${posix.basename(file)}`],
  ]),
  ['packages/kis-client/ENDPOINTS.md', () => 'packages/kis-client/endpoint-list.md'],
  ['packages/kis-client/catalog/README.md', () => 'packages/kis-client/catalog.md'],
  ['examples/README.md', () => 'examples/index.md'],
  ['examples/*/README.md', (file) => file.replace('README.md', 'index.md')],
  ['examples/*/docs/*.md', (file) => file.replace('/docs/', '/')],
  ['examples/bot/TRANSCRIPT.md', () => 'examples/bot/transcript.md'],
  [
    '{ARCHITECTURE,CONTRIBUTING,SECURITY,CODE_OF_CONDUCT,RELEASING}.md',
    (file) => `project/${file.toLowerCase().replaceAll('_', '-')}`,
  ],
]

/** Files that the site has in another form: a link to one leads to that page. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['README.md', 'index.md'],
  ['README.ko.md', 'ko/index.md'],
])

/** Returns the pages of the tree, in the order of their places. */
export function findPages(root: string): readonly Page[] {
  const pages = places.flatMap(([pattern, route]) =>
    globSync(pattern, { cwd: root })
      .sort()
      .map((file) => ({ file, route: route(file) })),
  )
  return pages.filter(({ file }, index) => pages.findIndex((other) => other.file === file) === index)
}

/** Returns the title of a page: its first heading, without marks. */
export function titleOf(text: string): string {
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? []
  return title
    .replaceAll('`', '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('\\', '')
}

export const readPage = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')
