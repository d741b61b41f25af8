import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { titleOf } from './pages.ts'

type Item = DefaultTheme.SidebarItem

const texts = {
  en: {
    concepts: 'Concepts',
    tasks: 'Tasks',
    migrate: 'Move from another library',
    tables: 'Tables',
    packages: 'Packages',
    examples: 'Examples',
    reference: 'Reference of the code',
    operate: 'Operate',
    project: 'Project',
  },
  ko: {
    concepts: '개념',
    tasks: '할 일',
    migrate: '다른 라이브러리에서 옮기기',
    tables: '표',
    packages: '패키지 (영어)',
    examples: '예제 (영어)',
    reference: '코드 레퍼런스 (영어)',
    operate: '운영',
    project: '프로젝트 (영어)',
  },
} as const

/** Order of the pages in a group. Pages that are not named follow by their path. */
const order = {
  concepts: ['token', 'session', 'order-life', 'realtime', 'jobs', 'bot'],
  tasks: [
    'place-an-order',
    'watch-prices',
    'run-a-job-now',
    'test-without-kis',
    'move-to-real-money',
    'several-processes',
  ],
  migrate: ['mojito2', 'python-kis', 'official-samples', 'apscheduler', 'node-cron'],
  tables: ['endpoints', 'faults', 'benchmarks', 'assumptions'],
  operate: ['operations', 'platforms', 'dependencies', 'mutants'],
  packages: ['token-manager', 'kis-client', 'job-runner', 'telegram-adapter'],
} as const

/** Pages that another page replaces, and links to. */
const unlisted = ['packages/kis-client/endpoint-list.md']

/**
 * Makes the sidebar of a language from the pages that exist. A page without a Korean version is listed in Korean, too, and
 * leads to the English one.
 *
 * @param staged folder of the pages
 * @param routes all pages, as `packages/kis-client/orders.md`
 */
export function makeSidebar(staged: string, routes: readonly string[], language: 'en' | 'ko'): Item[] {
  const labels = texts[language]

  const itemOf = (route: string): Item[] => {
    const own = language === 'ko' && routes.includes(`ko/${route}`) ? `ko/${route}` : route
    if (!existsSync(join(staged, own))) return []
    const title = titleOf(readFileSync(join(staged, own), 'utf8')).replace('@stockeye/', '')
    return [{ text: title, link: addressOf(own) }]
  }
  const group = (text: string, items: Item[], collapsed = false): Item[] =>
    items.length === 0 ? [] : [{ text, items, collapsed }]
  const folder = (name: string, first: readonly string[] = []): Item[] => {
    const named = first.map((page) => `${name}/${page}.md`)
    const others = routes.filter(
      (route) => route.startsWith(`${name}/`) && !named.includes(route) && !unlisted.includes(route),
    )
    return [...named, ...others.sort(indexFirst)].flatMap(itemOf)
  }
  const files = (names: readonly string[]) => names.flatMap((name) => itemOf(`${name}.md`))
  /** Nests the pages of each folder below its index. */
  const nested = (top: string, names: readonly string[]): Item[] =>
    names.flatMap((name) => {
      const [index, ...pages] = folder([top, name].filter(Boolean).join('/'), ['index'])
      if (index === undefined) return []
      return [{ ...index, text: index.text ?? name, ...(pages.length > 0 && { items: pages, collapsed: true }) }]
    })
  const examples = [...new Set(routes.flatMap((route) => /^examples\/([^/]+)\//.exec(route)?.[1] ?? []))]

  return [
    ...files(['start']),
    ...group(labels.concepts, folder('concepts', order.concepts)),
    ...group(labels.tasks, folder('tasks', order.tasks)),
    ...group(labels.tables, files(order.tables)),
    ...group(labels.migrate, folder('migrate', order.migrate)),
    ...group(labels.operate, files(order.operate)),
    ...group(labels.packages, nested('packages', order.packages)),
    ...group(labels.reference, folder('reference', ['index']), true),
    ...group(labels.examples, [...itemOf('examples/index.md'), ...nested('examples', examples)], true),
    ...group(labels.project, [...folder('project'), ...nested('', ['decisions'])], true),
  ]
}

const indexFirst = (a: string, b: string): number => {
  const rank = (route: string) => (route.endsWith('/index.md') ? 0 : 1)
  return rank(a) - rank(b) || a.localeCompare(b)
}

/** Returns the address of a page on the site, without the base. */
export const addressOf = (route: string): string => `/${route.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`
