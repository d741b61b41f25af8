/** Returns the number of columns of a text on a terminal: a Hangul syllable has two, a combining mark has none. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += widthOf(segment)
  return columns
}

/** Returns a text with spaces after it, so that it has that number of columns. */
export const padColumns = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

/** Breaks a text into lines of at most that number of columns: between words where that is possible. */
export function wrapColumns(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((word) => breakWord(word, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/**
 * Returns a text without the characters that would act on the terminal that shows it. What users call their jobs, and
 * what an error says, comes from outside: an escape sequence in it could hide or fake a row, and a line break, too.
 */
export const withoutControls = (text: string): string => text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim()

/** Breaks a word that is longer than a line. */
function breakWord(word: string, columns: number): readonly string[] {
  if (columnsOf(word) <= columns) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && columnsOf(part + segment) > columns) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

function widthOf(grapheme: string): number {
  if (wide.test(grapheme)) return 2
  return invisible.test(grapheme) ? 0 : 1
}

// East Asian Wide and Fullwidth characters of UAX #11 that names and texts use, and emoji.
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u

const invisible = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]+$/u

// Control characters, line separators, and marks that change the direction of the text after them.
const controls = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
