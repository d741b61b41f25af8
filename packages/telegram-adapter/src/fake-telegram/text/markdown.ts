import type { WireEntity } from '../wire-types.ts'
import { cannotParse, checkedUrl, type FormattedText, inOrder } from './entities.ts'

/** Style of a mark: its name in messages, its type on the wire, and the mark that closes it. */
interface Style {
  readonly name: string
  readonly type: string
  readonly close: string
}

const styles = {
  bold: { name: 'Bold', type: 'bold', close: '*' },
  italic: { name: 'Italic', type: 'italic', close: '_' },
  underline: { name: 'Underline', type: 'underline', close: '__' },
  strikethrough: { name: 'Strikethrough', type: 'strikethrough', close: '~' },
  spoiler: { name: 'Spoiler', type: 'spoiler', close: '||' },
  code: { name: 'Code', type: 'code', close: '`' },
  pre: { name: 'Pre', type: 'pre', close: '```' },
  preCode: { name: 'PreCode', type: 'pre', close: '```' },
  link: { name: 'TextUrl', type: 'text_link', close: ']' },
  emoji: { name: 'CustomEmoji', type: 'custom_emoji', close: ']' },
} as const satisfies Readonly<Record<string, Style>>

interface Open {
  readonly style: Style
  /** Position of the mark in the raw text. */
  readonly at: number
  /** Start of its text, in UTF-16 units of the shown text. */
  readonly offset: number
  readonly language: string
}

/**
 * Parses text of parse mode MarkdownV2. Every refusal about a mark that is not closed names its byte in the raw text.
 * @throws {Refusal} 400 `can't parse entities: …`
 * @see https://core.telegram.org/bots/api#markdownv2-style
 */
export function parseMarkdownText(raw: string): FormattedText {
  const open: Open[] = []
  const entities: WireEntity[] = []
  let text = ''
  let quote: { offset: number; isExpandable: boolean; depth: number } | undefined
  let at = 0
  const has = (mark: string) => raw.startsWith(mark, at)
  while (at < raw.length) {
    const character = raw[at] ?? ''
    const innermost = open.at(-1)
    const isCode = innermost !== undefined && ['`', '```'].includes(innermost.style.close)
    const escaped = character === '\\' ? asciiAt(at + 1) : undefined
    if (escaped !== undefined) {
      text += escaped
      at += 2
    } else if (innermost !== undefined && closes(innermost)) {
      closeMark(innermost)
    } else if (isCode ? character !== '`' : !'_*[]()~`>#+-=|{}.!\n'.includes(character)) {
      text += character
      at += 1
    } else if (character === '\n') {
      endLine()
    } else if (has('>') && isLineStart()) {
      if (quote === undefined) quote = { offset: text.length, isExpandable: false, depth: open.length }
      at += 1
    } else if (has('||') && quote !== undefined && /^\|\|(?:\r?\n(?!>)|$)/.test(raw.slice(at))) {
      // `||` at the very end of a quote hides no text: it folds the quote.
      quote.isExpandable = true
      at += 2
    } else {
      openMark(character)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) throw cannotEnd(unclosed)
  endQuote()
  return { text, entities: inOrder(entities) }

  function asciiAt(place: number): string | undefined {
    const code = raw.charCodeAt(place)
    return code > 0 && code <= 126 ? raw[place] : undefined
  }

  // A quote starts where the shown text does, not the written one: `*>` starts a quote inside bold text.
  function isLineStart(): boolean {
    return text === '' || text.endsWith('\n') || text.endsWith('\r')
  }

  function closes({ style }: Open): boolean {
    // `__` is always underline.
    if (style === styles.italic) return has('_') && !has('__')
    return has(style.close)
  }

  function openMark(character: string): void {
    const reserved = () =>
      cannotParse(`Character '${character}' is reserved and must be escaped with the preceding '\\'`)
    const start = at
    const style = styleHere()
    if (style === undefined) throw reserved()
    at += style === styles.emoji ? 2 : style === styles.link ? 1 : style.close.length
    const language = style === styles.preCode ? readLanguage() : ''
    if (style === styles.pre || style === styles.preCode) skipOneLineBreak()
    open.push({ style, at: start, offset: text.length, language })
  }

  function styleHere(): Style | undefined {
    if (has('__')) return styles.underline
    if (has('_')) return styles.italic
    if (has('||')) return styles.spoiler
    if (has('![')) return styles.emoji
    if (has('*')) return styles.bold
    if (has('~')) return styles.strikethrough
    if (has('[')) return styles.link
    if (has('```')) return /^```[^\s`]+\s/.test(raw.slice(at)) ? styles.preCode : styles.pre
    return has('`') ? styles.code : undefined
  }

  function readLanguage(): string {
    const language = /^[^\s`]+/.exec(raw.slice(at))?.[0] ?? ''
    at += language.length
    return language
  }

  function skipOneLineBreak(): void {
    at += /^(?:\r\n|\n\r|\r|\n)/.exec(raw.slice(at))?.[0].length ?? 0
  }

  function closeMark(mark: Open): void {
    at += mark.style.close.length
    open.pop()
    const place = { offset: mark.offset, length: text.length - mark.offset }
    const url = mark.style.close === ']' ? readUrl(mark) : undefined
    if (place.length === 0) return
    if (mark.style === styles.emoji) {
      entities.push({ type: mark.style.type, ...place, custom_emoji_id: emojiId(url) })
    } else if (mark.style === styles.link) {
      const checked = checkedUrl(url ?? text.slice(mark.offset))
      // A link that is not an address stays plain text.
      if (checked !== undefined) entities.push({ type: mark.style.type, ...place, url: checked })
    } else {
      entities.push({
        type: mark.style.type,
        ...place,
        ...(mark.language === '' ? {} : { language: mark.language }),
      })
    }
  }

  function readUrl({ style }: Open): string | undefined {
    if (!has('(')) return undefined
    at += 1
    const start = at
    let url = ''
    while (at < raw.length && raw[at] !== ')') {
      const escaped = raw[at] === '\\' ? asciiAt(at + 1) : undefined
      url += escaped ?? raw[at]
      at += escaped === undefined ? 1 : 2
    }
    if (raw[at] !== ')') {
      const what = style === styles.emoji ? 'a custom emoji URL' : 'a URL'
      throw cannotParse(`Can't find end of ${what} at byte offset ${byteOf(start)}`)
    }
    at += 1
    return url
  }

  function endLine(): void {
    text += '\n'
    at += 1
    if (quote !== undefined && raw[at] !== '>') {
      const unclosed = open.length > quote.depth ? open.at(-1) : undefined
      if (unclosed !== undefined) throw cannotEnd(unclosed)
      endQuote()
    }
  }

  function endQuote(): void {
    if (quote === undefined) return
    const length = text.length - quote.offset
    const type = quote.isExpandable ? 'expandable_blockquote' : 'blockquote'
    if (length > 0) entities.push({ type, offset: quote.offset, length })
    quote = undefined
  }

  function byteOf(place: number): number {
    return Buffer.byteLength(raw.slice(0, place))
  }

  function cannotEnd(mark: Open) {
    return cannotParse(`Can't find end of ${mark.style.name} entity at byte offset ${byteOf(mark.at)}`)
  }
}

function emojiId(url: string | undefined): string {
  if (url === undefined) throw cannotParse('Custom emoji entity must contain a tg://emoji URL')
  const parsed = URL.parse(url.replace(/^tg:(?!\/\/)/i, 'tg://'))
  if (parsed?.protocol !== 'tg:') throw cannotParse('Custom emoji URL must have scheme tg')
  if (parsed.hostname.toLowerCase() !== 'emoji') throw cannotParse('Custom emoji URL must have host "emoji"')
  const id = parsed.searchParams.get('id')
  if (id === null) throw cannotParse('Custom emoji URL must have an emoji identifier')
  if (!/^[1-9]\d*$/.test(id)) throw cannotParse('Invalid custom emoji identifier specified')
  return id
}
