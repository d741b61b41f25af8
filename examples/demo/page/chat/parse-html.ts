/** Node of a message: text, or an element with its content. */
export type ChatNode =
  | { readonly text: string }
  | { readonly element: ChatElement; readonly href?: string | undefined; readonly children: readonly ChatNode[] }

const elements = ['b', 'i', 'u', 's', 'code', 'pre', 'a', 'blockquote'] as const
type ChatElement = (typeof elements)[number]

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** Replaces the entities of a text. Those that HTML of a chat does not have stay as they are. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Returns an address that a link may open; undefined for one that is not http or https. */
function safeHref(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  const url = new URL(href)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}

interface Open {
  readonly element: ChatElement
  readonly href: string | undefined
  readonly children: ChatNode[]
}

/**
 * Parses the HTML of a message. Only the elements of a chat become elements, without attributes but the address of a link: other
 * markup, and an end without a beginning, stay text.
 */
export function parseChatHtml(html: string): readonly ChatNode[] {
  const root: ChatNode[] = []
  const open: Open[] = []
  const add = (node: ChatNode) => (open.at(-1)?.children ?? root).push(node)
  const close = () => {
    const ended = open.pop()
    if (ended !== undefined) add(ended)
  }
  const addText = (text: string) => {
    if (text !== '') add({ text: decode(text) })
  }
  const takeTag = (tag: string) => {
    const [, slash, name = '', rest = ''] = /^<(\/?)([a-z]+)((?:\s[^<>]*)?)>$/i.exec(tag) ?? []
    const element = elements.find((known) => known === name.toLowerCase())
    if (element === undefined) return addText(tag)
    if (slash !== '/') {
      const [, double, single] = /\shref=(?:"([^"]*)"|'([^']*)')/i.exec(rest) ?? []
      const href = element === 'a' ? safeHref(decode(double ?? single ?? '')) : undefined
      open.push({ element, href, children: [] })
    } else if (open.at(-1)?.element === element) close()
    else addText(tag)
  }

  let end = 0
  for (const { 0: tag, index } of html.matchAll(/<[^<>]*>/g)) {
    addText(html.slice(end, index))
    takeTag(tag)
    end = index + tag.length
  }
  addText(html.slice(end))
  while (open.length > 0) close()
  return root
}
