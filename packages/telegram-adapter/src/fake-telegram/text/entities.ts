import { badRequest, type Refusal } from '../call/refusal.ts'
import type { WireEntity } from '../wire-types.ts'

/** Text as it is shown, and how it is formatted. */
export interface FormattedText {
  readonly text: string
  readonly entities: readonly WireEntity[]
}

/** Creates the refusal of a text that a parse mode cannot read. */
export const cannotParse = (reason: string): Refusal => badRequest(`can't parse entities: ${reason}`)

// Which of two entities on the same text is the outer one.
const inside: Readonly<Record<string, number>> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 10,
  code: 20,
  text_link: 49,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
  custom_emoji: 99,
}

/** Sorts entities: outer ones come before those inside them. */
export function inOrder(entities: readonly WireEntity[]): readonly WireEntity[] {
  const rank = (entity: WireEntity) => inside[entity.type] ?? 50
  return [...entities].sort(
    (one, other) => one.offset - other.offset || other.length - one.length || rank(one) - rank(other),
  )
}

/** Returns an address as Telegram completes it. @returns undefined when the text is not an address */
export function checkedUrl(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`
  const url = URL.parse(whole)
  if (url === null || /\s/.test(text)) return undefined
  if (url.protocol === 'tg:' || url.protocol === 'ton:' || url.protocol === 'mailto:') return whole
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  return url.hostname.includes('.') || url.hostname.startsWith('[') ? url.href : undefined
}

/** Returns the commands of a text as entities: `/name` and `/name@bot`, at the start of a word. */
export function commandEntities(text: string): readonly WireEntity[] {
  return [...text.matchAll(/(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }))
}
