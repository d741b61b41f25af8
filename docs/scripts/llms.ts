import { addressOf } from './sidebar.ts'

export interface LlmsPage {
  readonly route: string
  readonly title: string
  readonly text: string
}

const sections: readonly (readonly [title: string, belongs: (route: string) => boolean])[] = [
  ['Start', (route) => /^(?:start|index)\.md$/.test(route)],
  ['Concepts', (route) => route.startsWith('concepts/')],
  ['Tasks', (route) => route.startsWith('tasks/')],
  ['Moving from another library', (route) => route.startsWith('migrate/')],
  ['Tables and operation', (route) => !route.includes('/')],
  ['Packages', (route) => route.startsWith('packages/')],
  ['Reference of the code', (route) => route.startsWith('reference/')],
  ['Korean', (route) => route.startsWith('ko/')],
  ['Optional', () => true],
]

/** Returns `llms.txt`: the pages with their addresses as Markdown, and the first sentence of each. */
export function writeLlms(pages: readonly LlmsPage[], base: string): string {
  const rest = new Set(pages)
  const parts = sections.flatMap(([title, belongs]) => {
    const own = [...rest].filter(({ route }) => belongs(route))
    for (const page of own) rest.delete(page)
    if (own.length === 0) return []
    const lines = own.map((page) =>
      `- [${page.title}](${base}${page.route}): ${summaryOf(page.text)}`.replace(/: $/, ''),
    )
    return [`## ${title}\n\n${lines.join('\n')}\n`]
  })
  return `# StockEye Kit

> The TypeScript toolkit for trading systems on the Korea Investment & Securities (KIS) Open API. An unofficial project, which KIS neither made nor endorses.

Each page below is Markdown. All pages without the reference in one file: ${base}llms-full.txt

${parts.join('\n')}`
}

/** Returns all English pages but the reference and the list of endpoints, one after the other, each with its address. */
export const writeLlmsFull = (pages: readonly LlmsPage[]): string =>
  pages
    .filter(({ route }) => !/^(?:reference|ko)\/|endpoint-list/.test(route))
    .map(({ route, text }) => `<!-- ${addressOf(route)} -->\n\n${text.trim()}\n`)
    .join('\n')

/** Returns the first sentence of the first paragraph. */
function summaryOf(text: string): string {
  const paragraphs = text.replace(/^---\n.*?\n---\n/s, '').split(/\n{2,}/)
  const first = paragraphs.find((paragraph) => /^[\p{L}`[@\d*]/u.test(paragraph)) ?? ''
  const [sentence = ''] = /^.*?[.:!?다](?=\s|$)/s.exec(first) ?? [first]
  return sentence
    .replaceAll('\n', ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/:$/, '.')
}
