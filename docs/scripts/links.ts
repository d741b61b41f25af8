import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { aliases, type Page } from './pages.ts'

/** Address of the repository: files that are no pages of the site are read there. */
export const repository = 'https://github.com/stockeye/stockeye-kit'

/** Resolves links that are written for the tree. */
export interface LinkMap {
  /**
   * Returns a text of the tree with links that hold on the site.
   *
   * @param from.file file of the tree that holds the text
   * @param from.route page of the site that shows it
   */
  rewrite(text: string, from: Page): string
  /** Pictures that the texts so far show: files of the tree. The site has each at `pictures/<file>`. */
  readonly pictures: ReadonlySet<string>
  /** Links so far that lead to no file of the tree. */
  readonly dead: readonly string[]
}

// Code keeps its text: blocks first, then spans.
const code = /(^(`{3,}|~{3,})[^\n]*\n.*?^\2[ \t]*$|`+[^`\n]+`+)/gms
const link = /(\]\(|^\[[^\]]+\]: +|\b(?:src|href)=")([^)\s"]+)/gm

export function createLinkMap(root: string, pages: readonly Page[]): LinkMap {
  const routes = new Map([...pages.map(({ file, route }) => [file, route] as const), ...aliases])
  const pictures = new Set<string>()
  const dead: string[] = []

  function resolve(target: string, from: Page): string {
    if (/^(?:[a-z]+:|\/)/.test(target)) return target
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? from.file : posix.join(posix.dirname(from.file), path).replace(/\/$/, '')
    // A heading of a text that another page includes stays on the page of the text.
    if (path === '' && routes.get(file) === from.route) return target
    const route =
      routes.get(file) ?? routes.get(posix.join(file, 'README.md')) ?? routes.get(posix.join(file, 'index.md'))
    const end = anchor === undefined ? '' : `#${anchor}`
    if (route !== undefined) return relative(route, from) + end
    if (!existsSync(join(root, file))) {
      dead.push(`${from.file}: ${target} leads to no file`)
      return target
    }
    if (/\.(?:png|svg)$/.test(file)) {
      pictures.add(file)
      return relative(`pictures/${file}`, from)
    }
    const kind = statSync(join(root, file)).isDirectory() ? 'tree' : 'blob'
    return `${repository}/${kind}/main/${file}${end}`
  }

  return {
    rewrite: (text, from) =>
      text
        .split(code)
        // The pattern has two groups: of three parts, the second is code and the third its fence.
        .map((part, index) => {
          if (index % 3 === 2) return ''
          if (index % 3 === 1) return part
          return part.replace(link, (_, before: string, target: string) => before + resolve(target, from))
        })
        .join(''),
    pictures,
    dead,
  }
}

function relative(route: string, from: Page): string {
  const path = posix.relative(posix.dirname(from.route), route)
  return path.startsWith('.') ? path : `./${path}`
}
