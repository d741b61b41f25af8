import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/**
 * Returns what is wrong with the links of a built site: links to no page or file, anchors that their page does not have, and
 * scripts, styles, fonts and pictures from elsewhere, which a site that works offline may not have.
 */
export function checkSite(dist: string, base = '/'): readonly string[] {
  const files = new Set(globSync('**/*', { cwd: dist, withFileTypes: false }))
  const pages = [...files].filter((file) => file.endsWith('.html')).sort()
  const html = new Map(pages.map((page) => [page, readFileSync(join(dist, page), 'utf8')]))
  const anchors = new Map([...html].map(([page, text]) => [page, new Set(attributes(text, 'id').map(textOf))]))

  return [...html].flatMap(([page, text]) => {
    const report = (link: string, fault: string) => `${page}: ${link} ${fault}`
    const loaded = [
      ...text.matchAll(/<(?:script|img|link|iframe|source)\b[^>]*\b(?:src|href)="((?:https?:)?\/\/[^"]*)"/g),
    ]
    const foreign = loaded.map(([, address = '']) => report(address, 'is loaded from elsewhere'))
    const links = [...new Set([...attributes(text, 'href'), ...attributes(text, 'src')])].map(textOf)
    const dead = links
      .filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link))
      .flatMap((link) => {
        const [path = '', anchor = ''] = link.split('#')
        const target = fileOf(path, page)
        if (target === undefined) return [report(link, 'leads to no page')]
        const known = anchors.get(target)
        if (anchor === '' || known === undefined || known.has(decodeURIComponent(anchor))) return []
        return [report(link, 'leads to no heading')]
      })
    return [...foreign, ...dead]
  })

  /** Returns the file that a server answers with. */
  function fileOf(path: string, from: string): string | undefined {
    const [plain = ''] = decodeURIComponent(path).split('?')
    if (plain === '') return from
    if (plain.startsWith('/') && !plain.startsWith(base)) return undefined
    const file = plain.startsWith('/') ? plain.slice(base.length) : posix.join(posix.dirname(from), plain)
    const candidates = file === '' || file.endsWith('/') ? [`${file}index.html`] : [file, `${file}.html`]
    return candidates.find((candidate) => files.has(candidate))
  }
}

const attributes = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<[^>]*?\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value)

const textOf = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
