import { describe, expect, it } from 'vitest'
import { parseHtmlText } from './html.ts'

const refusals: readonly (readonly [string, string])[] = [
  ['값 <b', 'Unclosed start tag at byte offset 4'],
  ['가<br>', 'Unsupported start tag "br" at byte offset 3'],
  ['<b>1 < 2</b>', 'Unsupported start tag "" at byte offset 5'],
  ['&lt;<i   =x>', 'Empty attribute name in the tag "i" at byte offset 4'],
  ['<a href', 'Unclosed start tag "a" at byte offset 0'],
  ['<a href=', 'Unclosed start tag "a" at byte offset 0'],
  ['<a href="x', 'Unclosed start tag at byte offset 0'],
  ['<a href="x"', 'Unclosed start tag at byte offset 0'],
  ['<a href=x/>y</a>', 'Unexpected end of name token at byte offset 8'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['끝</b>', 'Unexpected end tag at byte offset 3'],
  ['<b>가</b', 'Unclosed end tag at byte offset 6'],
  ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['<i>a<b>b</i>', 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'],
  ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<tg-emoji emoji-id="x">y</tg-emoji>', 'Invalid custom emoji identifier specified'],
  [
    '&#57311;',
    'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
  ],
]

describe('HTML', () => {
  for (const [raw, reason] of refusals) {
    it(`refuses ${raw}, naming the byte in UTF-8`, () => {
      expect(() => parseHtmlText(raw)).toThrow(`Bad Request: can't parse entities: ${reason}`)
    })
  }

  it('decodes four named references and the numeric ones, with or without a semicolon, and keeps others as text', () => {
    expect(parseHtmlText('&lt;&gt &amp;&quot;&#44032;&#xAC00;&nbsp;&apos; & &#0;').text).toBe(
      '<> &"가가&nbsp;&apos; & &#0;',
    )
  })

  it('closes the innermost tag with </>', () => {
    expect(parseHtmlText('<b>가<i>나</></>').entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'italic', offset: 1, length: 1 },
    ])
  })

  it('counts offsets in UTF-16 units, so an emoji is two', () => {
    expect(parseHtmlText('🏟<b>x</b>').entities).toEqual([{ type: 'bold', offset: 2, length: 1 }])
  })

  it.each([
    ['<STRONG>x</strong>', { type: 'bold' }],
    ['<em>x</em>', { type: 'italic' }],
    ['<del>x</del>', { type: 'strikethrough' }],
    ['<ins>x</ins>', { type: 'underline' }],
    ['<tg-spoiler>x</tg-spoiler>', { type: 'spoiler' }],
    ['<span class="tg-spoiler">x</span>', { type: 'spoiler' }],
    ['<blockquote>x</blockquote>', { type: 'blockquote' }],
    ['<blockquote expandable>x</blockquote>', { type: 'expandable_blockquote' }],
    ['<pre>x</pre>', { type: 'pre' }],
    ['<code class="language-ts">x</code>', { type: 'code' }],
    ['<pre><code class="language-ts">x</code></pre>', { type: 'pre', language: 'ts' }],
    ['<code class="language-ts"><pre>x</pre></code>', { type: 'pre', language: 'ts' }],
    ["<a href  =  'telegram.org'  >x</a>", { type: 'text_link', url: 'http://telegram.org/' }],
    ['<tg-emoji emoji-id="12">x</tg-emoji>', { type: 'custom_emoji', custom_emoji_id: '12' }],
  ])('formats %s', (raw, entity) => {
    expect(parseHtmlText(raw)).toEqual({ text: 'x', entities: [{ offset: 0, length: 1, ...entity }] })
  })

  it.each(['<a>x</a>', '<a href="localhost">x</a>', '<a href="javascript:x">x</a>'])(
    'leaves %s as plain text',
    (raw) => {
      expect(parseHtmlText(raw)).toEqual({ text: 'x', entities: [] })
    },
  )

  it('formats nothing where there is no text', () => {
    expect(parseHtmlText('a<b></b>')).toEqual({ text: 'a', entities: [] })
  })
})
