/** Markup whose texts are escaped. Only `html` makes it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** Value in a template: text and numbers are escaped, markup is kept, and lists are joined. */
type Part = string | number | Html | readonly Html[]

/**
 * Makes markup: each value in the template that is not markup itself is escaped, in elements and in quoted attributes alike.
 *
 * @example
 * html`<td title="${reason}">${symbol}</td>`
 */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(literals.map((literal, index) => `${literal}${markupOf(parts[index] ?? '')}`).join(''))

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  return part.map(({ markup }) => markup).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
