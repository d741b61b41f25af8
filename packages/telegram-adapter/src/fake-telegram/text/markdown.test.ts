import { describe, expect, it } from 'vitest'
import { parseMarkdownText } from './markdown.ts'

const refusals: readonly (readonly [string, string])[] = [
  ...[...'])#+-=|{}.!('].map(
    (character) =>
      [character, `Character '${character}' is reserved and must be escaped with the preceding '\\'`] as const,
  ),
  ['가>', "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ['가_나', "Can't find end of Italic entity at byte offset 3"],
  ['가_나 * 다', "Can't find end of Bold entity at byte offset 8"],
  ['가`', "Can't find end of Code entity at byte offset 3"],
  ['가```', "Can't find end of Pre entity at byte offset 3"],
  ['가```ts ', "Can't find end of PreCode entity at byte offset 3"],
  ['가__나_', "Can't find end of Italic entity at byte offset 8"],
  ['가||x\\|', "Can't find end of Spoiler entity at byte offset 3"],
  ['__a _b___', "Can't find end of Italic entity at byte offset 8"],
  ['[a](b', "Can't find end of a URL at byte offset 4"],
  ['![', "Can't find end of CustomEmoji entity at byte offset 0"],
  ['![x]', 'Custom emoji entity must contain a tg://emoji URL'],
  ['![x](t://emoji?id=1)', 'Custom emoji URL must have scheme tg'],
  ['![x](tg://emojis?id=1)', 'Custom emoji URL must have host "emoji"'],
  ['![x](tg://emoji?a=1)', 'Custom emoji URL must have an emoji identifier'],
  ['>*b\n>c\nd*', "Can't find end of Bold entity at byte offset 1"],
  ['>\n*a*>2', "Character '>' is reserved and must be escaped with the preceding '\\'"],
]

describe('MarkdownV2', () => {
  for (const [raw, reason] of refusals) {
    it(`refuses ${JSON.stringify(raw)}: ${reason}`, () => {
      expect(() => parseMarkdownText(raw)).toThrow(`Bad Request: can't parse entities: ${reason}`)
    })
  }

  it.each([
    ['*x*', { type: 'bold' }],
    ['_x_', { type: 'italic' }],
    ['__x__', { type: 'underline' }],
    ['~x~', { type: 'strikethrough' }],
    ['||x||', { type: 'spoiler' }],
    ['`x`', { type: 'code' }],
    ['```\nx```', { type: 'pre' }],
    ['```ts\nx```', { type: 'pre', language: 'ts' }],
    ['>x', { type: 'blockquote' }],
    ['>x||', { type: 'expandable_blockquote' }],
    ['[x](telegram.org)', { type: 'text_link', url: 'http://telegram.org/' }],
    ['![x](tg://emoji?id=25)', { type: 'custom_emoji', custom_emoji_id: '25' }],
  ])('formats %j', (raw, entity) => {
    expect(parseMarkdownText(raw)).toEqual({ text: 'x', entities: [{ offset: 0, length: 1, ...entity }] })
  })

  it('reads any ASCII character after a backslash as itself, and a backslash before others as itself', () => {
    expect(parseMarkdownText('\\.\\a\\\\\\가')).toEqual({ text: '.a\\\\가', entities: [] })
  })

  it('closes an inner underline before an outer italic', () => {
    expect(parseMarkdownText('_가 __나___')).toEqual({
      text: '가 나',
      entities: [
        { type: 'italic', offset: 0, length: 3 },
        { type: 'underline', offset: 2, length: 1 },
      ],
    })
  })

  it('begins a new quote after an empty bold, and folds one that ends in ||', () => {
    expect(parseMarkdownText('>가\n**>나||\n다')).toEqual({
      text: '가\n나\n다',
      entities: [
        { type: 'blockquote', offset: 0, length: 2 },
        { type: 'expandable_blockquote', offset: 2, length: 2 },
      ],
    })
  })

  it('ends a quote at the first line without its mark', () => {
    expect(parseMarkdownText('>가\n>나\n다')).toEqual({
      text: '가\n나\n다',
      entities: [{ type: 'blockquote', offset: 0, length: 4 }],
    })
  })
})
