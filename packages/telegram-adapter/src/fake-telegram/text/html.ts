import type { WireEntity } from '../wire-types.ts'
import { cannotParse, checkedUrl, type FormattedText, inOrder } from './entities.ts'

const entityOfTag: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
  span: 'spoiler',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
}

interface OpenTag {
  readonly tag: string
  readonly argument: string
  /** Start of its text, in UTF-16 units of the shown text. */
  readonly offset: number
}

/**
 * Parses text of parse mode HTML. Every refusal names the byte of the raw text at which the fault starts.
 * @throws {Refusal} 400 `can't parse entities: …`
 * @see td/telegram/MessageEntity.cpp for what is accepted; this is a reading of its rules, not of its code
 */
export function parseHtmlText(raw: string): FormattedText {
  const scan = createScan(raw)
  const open: OpenTag[] = []
  const entities: WireEntity[] = []
  let text = ''
  while (!scan.atEnd()) {
    const start = scan.at
    if (scan.peek() === '&') {
      text += scan.character()
    } else if (scan.peek() !== '<') {
      text += scan.next()
    } else {
      scan.next()
      if (scan.peek() === '/') closeTag(start)
      else open.push({ ...startTag(scan, start), offset: text.length })
    }
  }
  const last = open.at(-1)
  if (last !== undefined) throw cannotParse(`Can't find end tag corresponding to start tag "${last.tag}"`)
  if (!text.isWellFormed()) {
    throw cannotParse(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  }
  return { text, entities: inOrder(entities.map(withoutCodeLanguage)) }

  function closeTag(start: number): void {
    const innermost = open.at(-1)
    if (innermost === undefined) throw cannotParse(`Unexpected end tag at byte offset ${scan.byteOf(start)}`)
    scan.next()
    const name = scan.until(/[\s>]/).toLowerCase()
    scan.skipSpace()
    if (scan.peek() !== '>') throw cannotParse(`Unclosed end tag at byte offset ${scan.byteOf(start)}`)
    scan.next()
    // `</>` closes the innermost.
    if (name !== '' && name !== innermost.tag) {
      throw cannotParse(
        `Unmatched end tag at byte offset ${scan.byteOf(start)}, expected "</${innermost.tag}>", found "</${name}>"`,
      )
    }
    open.pop()
    const entity = entityOf(innermost, text, entities)
    if (entity !== undefined) entities.push(entity)
  }
}

// Only a `pre` block has a language.
function withoutCodeLanguage(entity: WireEntity): WireEntity {
  if (entity.type !== 'code') return entity
  return { type: entity.type, offset: entity.offset, length: entity.length }
}

function startTag(scan: Scan, start: number): Omit<OpenTag, 'offset'> {
  const at = () => `at byte offset ${scan.byteOf(start)}`
  const tag = scan.until(/[\s>]/).toLowerCase()
  if (scan.atEnd()) throw cannotParse(`Unclosed start tag ${at()}`)
  if (entityOfTag[tag] === undefined) throw cannotParse(`Unsupported start tag "${tag}" ${at()}`)
  let argument = ''
  for (;;) {
    scan.skipSpace()
    if (scan.peek() === '>') break
    if (scan.atEnd()) throw cannotParse(`Unclosed start tag "${tag}" ${at()}`)
    const name = scan.until(/[\s=>]/)
    if (name === '') throw cannotParse(`Empty attribute name in the tag "${tag}" ${at()}`)
    scan.skipSpace()
    // An attribute without a value, such as `<blockquote expandable>`.
    const value = scan.peek() === '=' ? attributeValue(scan, tag, at) : ''
    if (scan.atEnd())
      throw cannotParse(value === '' ? `Unclosed start tag "${tag}" ${at()}` : `Unclosed start tag ${at()}`)
    argument = argumentOf(tag, name, value) ?? argument
  }
  scan.next()
  if (tag === 'span' && argument !== 'spoiler') throw cannotParse(`Tag "span" must have class "tg-spoiler" ${at()}`)
  return { tag, argument }
}

function attributeValue(scan: Scan, tag: string, at: () => string): string {
  scan.next()
  scan.skipSpace()
  if (scan.atEnd()) throw cannotParse(`Unclosed start tag "${tag}" ${at()}`)
  const quote = scan.peek()
  if (quote !== '"' && quote !== "'") {
    const start = scan.at
    const value = scan.until(/[^A-Za-z0-9.-]/).toLowerCase()
    if (!scan.atEnd() && !/[\s>]/.test(scan.peek())) {
      throw cannotParse(`Unexpected end of name token at byte offset ${scan.byteOf(start)}`)
    }
    if (scan.atEnd()) throw cannotParse(`Unclosed start tag ${at()}`)
    return value
  }
  scan.next()
  let value = ''
  while (!scan.atEnd() && scan.peek() !== quote) value += scan.peek() === '&' ? scan.character() : scan.next()
  if (!scan.atEnd()) scan.next()
  if (scan.atEnd()) throw cannotParse(`Unclosed start tag ${at()}`)
  return value
}

function argumentOf(tag: string, name: string, value: string): string | undefined {
  if (tag === 'a' && name === 'href') return value
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice('language-'.length)
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice('tg-'.length)
  if (tag === 'tg-emoji' && name === 'emoji-id') return value
  if (tag === 'tg-time' && name === 'unix') return value
  if (tag === 'blockquote' && name === 'expandable') return 'expandable'
  return undefined
}

function entityOf({ tag, argument, offset }: OpenTag, text: string, made: WireEntity[]): WireEntity | undefined {
  const length = text.length - offset
  // An element without text makes no entity.
  if (length === 0) return undefined
  const type = entityOfTag[tag] ?? tag
  const place = { offset, length }
  if (tag === 'a') {
    // The text is the address if `href` is missing. An invalid address makes no link: the text stays plain.
    const url = checkedUrl(argument === '' ? text.slice(offset) : argument)
    return url === undefined ? undefined : { type, ...place, url }
  }
  if (tag === 'tg-emoji') {
    if (!/^[1-9]\d*$/.test(argument)) throw cannotParse('Invalid custom emoji identifier specified')
    return { type, ...place, custom_emoji_id: argument }
  }
  if (tag === 'tg-time') return { type, ...place, unix_time: Number(argument) }
  if (tag === 'blockquote' && argument !== '') return { type: 'expandable_blockquote', ...place }
  if (tag === 'pre' || tag === 'code') {
    // `<pre>` and `<code class="language-x">` around the same text, in either order, are one block with a language.
    const inner = made.at(-1)
    const isSame =
      inner?.offset === offset && inner.length === length && inner.type === (tag === 'pre' ? 'code' : 'pre')
    const language = tag === 'code' ? argument : (inner?.language ?? '')
    if (isSame && language !== '') {
      made.pop()
      return { type: 'pre', ...place, language }
    }
    return argument === '' ? { type, ...place } : { type, ...place, language: argument }
  }
  return { type, ...place }
}

interface Scan {
  /** UTF-16 units from the start. */
  readonly at: number
  atEnd(): boolean
  /** Returns the character here; '' at the end. */
  peek(): string
  next(): string
  until(stop: RegExp): string
  skipSpace(): void
  /** Reads one character or character reference. */
  character(): string
  byteOf(at: number): number
}

function createScan(raw: string): Scan {
  let at = 0
  const peek = () => raw[at] ?? ''
  const next = () => raw[at++] ?? ''
  return {
    get at() {
      return at
    },
    atEnd: () => at >= raw.length,
    peek,
    next,
    until(stop) {
      const from = at
      while (at < raw.length && !stop.test(peek())) at++
      return raw.slice(from, at)
    },
    skipSpace() {
      while (/\s/.test(peek())) at++
    },
    character() {
      const reference = readReference(raw.slice(at, at + 12))
      if (reference === undefined) return next()
      at += reference.length
      return reference.character
    },
    byteOf: (place) => Buffer.byteLength(raw.slice(0, place)),
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

// `&lt;` and `&lt` mean the same; an unknown name stays as it was written.
function readReference(text: string): { character: string; length: number } | undefined {
  const byName = /^&([A-Za-z]+);?/.exec(text)
  if (byName !== null) {
    const character = named[byName[1] ?? '']
    return character === undefined ? undefined : { character, length: byName[0].length }
  }
  const byNumber = /^&#(?:x([0-9A-Fa-f]+)|(\d+))/.exec(text)
  if (byNumber === null) return undefined
  const code = byNumber[1] === undefined ? Number(byNumber[2]) : Number.parseInt(byNumber[1], 16)
  if (code === 0 || code >= 0x10ffff || byNumber[0].length >= 10) return undefined
  const closed = text[byNumber[0].length] === ';' ? 1 : 0
  return { character: String.fromCodePoint(code), length: byNumber[0].length + closed }
}
