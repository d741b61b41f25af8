/** Text in Telegram's HTML, with everything escaped: the tag `html` makes it. */
export interface Html {
  /** Markup, as Telegram reads it with `parse_mode: 'HTML'`. */
  readonly html: string
}

/**
 * Returns a template as `Html`: its values are escaped, unless they are `Html` themselves.
 *
 * @example
 * const text = html`<b>${'5 < 6'}</b>` // <b>5 &lt; 6</b>
 */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const text = parts.map((part, index) => {
    const value = values[index]
    if (value === undefined) return part
    return part + (typeof value === 'object' ? value.html : escapeHtml(String(value)))
  })
  return { html: text.join('') }
}

/** Joins lines; undefined ones are left out. */
export const lines = (...all: readonly (Html | undefined)[]): Html => ({
  html: all.flatMap((line) => line?.html ?? []).join('\n'),
})

/**
 * Escapes the characters that Telegram's parser reads as markup. Those that no message can hold (NUL, lone surrogates) are removed.
 * @see https://core.telegram.org/bots/api#html-style
 */
export const escapeHtml = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Largest size of one message: code points after parsing, and bytes before. */
export const messageSize = { codePoints: 4_096, bytes: 32_768 } as const

/** Largest size of the caption of a picture or a document. @see https://core.telegram.org/bots/api#sendphoto */
export const captionSize: MessageSize = { ...messageSize, codePoints: 1_024 }

export interface MessageSize {
  readonly codePoints: number
  readonly bytes: number
}

/** Shortens a text to `most` code points; `…` stands for the part that was cut. @param most in code points */
export function shorten(text: string, most: number): string {
  const points = [...text]
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}

/**
 * Splits a text into messages that Telegram accepts. It cuts at the end of a line if possible, and never within a tag, an
 * entity or a character as a reader sees it; tags that are open at a cut are closed and opened again. A message that holds
 * only blanks is left out: Telegram refuses it.
 */
export function splitHtml(text: Html, most: MessageSize = messageSize): readonly Html[] {
  // Nearly every text is shorter than a message even with its markup.
  if (text.html.length <= most.codePoints && bytesOf(text.html) <= most.bytes) return hasInk(text.html) ? [text] : []
  const done: Html[] = []
  const open: Tag[] = []
  let chunk = startChunk(open)

  function flush() {
    if (chunk.hasInk) done.push({ html: chunk.html + closing(open) })
    chunk = startChunk(open)
  }

  for (const line of linesOf(pieces(text.html, most.codePoints))) {
    const size = sizeOf(line, open)
    const isFitting =
      chunk.codePoints + size.codePoints <= most.codePoints && chunk.bytes + size.bytes + size.closing <= most.bytes
    if (!isFitting && chunk.codePoints > 0) flush()
    for (const piece of line) {
      const bytesAfter = chunk.bytes + bytesOf(piece.raw) + bytesOf(closing(open)) + longestTag
      const isTooMuch = chunk.codePoints + piece.codePoints > most.codePoints || bytesAfter > most.bytes
      if (isTooMuch && chunk.codePoints > 0) flush()
      chunk.html += piece.raw
      chunk.bytes += bytesOf(piece.raw)
      chunk.codePoints += piece.codePoints
      if (piece.codePoints > 0 && piece.raw.trim() !== '') chunk.hasInk = true
      if (piece.tag?.isEnd) open.pop()
      else if (piece.tag) open.push(piece.tag)
    }
  }
  flush()
  return done
}

/** Returns whether a reader sees no character of the text. Telegram refuses such a message. */
export const isBlank = ({ html }: Html): boolean => !hasInk(html)

interface Tag {
  readonly raw: string
  readonly name: string
  readonly isEnd: boolean
}

interface Piece {
  readonly raw: string
  /** Length after parsing, in code points. */
  readonly codePoints: number
  readonly tag?: Tag
}

/** Bytes to spare for the end of a tag that the next piece opens. */
const longestTag = 32

/** Characters as a reader sees them: a flag is one, and so is a Hangul syllable of three letters. */
const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

function* pieces(text: string, longest: number): Generator<Piece> {
  for (const [part] of text.matchAll(/<[^>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);|[^<&]+|[<&]/gi)) {
    if (part.startsWith('<') && part.length > 1) yield { raw: part, codePoints: 0, tag: tagOf(part) }
    else if (part.startsWith('&') && part.length > 1) yield { raw: part, codePoints: 1 }
    else
      for (const { segment } of graphemes.segment(part)) {
        const points = [...segment]
        // A heap of accents that is longer than a message has no better place for a cut.
        if (points.length > longest) for (const point of points) yield { raw: point, codePoints: 1 }
        else yield { raw: segment, codePoints: points.length }
      }
  }
}

const tagOf = (raw: string): Tag => ({ raw, name: raw.match(/[a-z-]+/i)?.[0] ?? '', isEnd: raw.startsWith('</') })

function* linesOf(all: Iterable<Piece>): Generator<readonly Piece[]> {
  let line: Piece[] = []
  for (const piece of all) {
    line.push(piece)
    if (piece.raw.endsWith('\n')) {
      yield line
      line = []
    }
  }
  if (line.length > 0) yield line
}

const closing = (open: readonly Tag[]): string =>
  open
    .map(({ name }) => `</${name}>`)
    .reverse()
    .join('')

/** Returns the size of a line, and the most bytes that the ends of the tags take that are open at one of its pieces. */
function sizeOf(line: readonly Piece[], open: readonly Tag[]) {
  const tags = [...open]
  const size = { codePoints: 0, bytes: 0, closing: bytesOf(closing(tags)) + longestTag }
  for (const { raw, codePoints, tag } of line) {
    size.codePoints += codePoints
    size.bytes += bytesOf(raw)
    if (tag?.isEnd) tags.pop()
    else if (tag) tags.push(tag)
    if (tag) size.closing = Math.max(size.closing, bytesOf(closing(tags)) + longestTag)
  }
  return size
}

function startChunk(open: readonly Tag[]) {
  const start = open.map(({ raw }) => raw).join('')
  return { html: start, bytes: bytesOf(start), codePoints: 0, hasInk: false }
}

const hasInk = (text: string): boolean => /(?:^|>)\s*[^\s<]/.test(text)

const bytesOf = (text: string): number => Buffer.byteLength(text)
