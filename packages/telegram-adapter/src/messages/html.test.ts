import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeHtml, html, lines, messageSize, shorten, splitHtml } from './html.ts'

const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

it('escapes characters that Telegram reads as markup, and drops those that no message can hold', () => {
  const escaped = escapeHtml('a<b>&c;\0\ud800')

  expect(escaped).toBe('a&lt;b&gt;&amp;c;\ufffd')
})

it('escapes the values of a template, but not markup that was made by one', () => {
  const name = html`<b>${'<종목>'}</b>`

  const text = html`${name} & ${3}`

  expect(text.html).toBe('<b>&lt;종목&gt;</b> & 3')
})

it('omits undefined lines', () => {
  expect(lines(html`a`, undefined, html`b`).html).toBe('a\nb')
})

it('shortens to a number of characters, and marks the cut', () => {
  expect([shorten('가나다', 3), shorten('가나다라', 3)]).toEqual(['가나다', '가나…'])
})

it('returns a message that fits unchanged', () => {
  expect(splitHtml(html`<b>${'가'.repeat(4_096)}</b>`)).toHaveLength(1)
})

it('counts characters after parsing, so that entities and tags cost nothing of the 4,096', () => {
  expect(splitHtml(html`<b>${'<'.repeat(4_096)}</b>`)).toHaveLength(1)
})

it('cuts at the end of a line where there is one', () => {
  const text = html`${`${'가'.repeat(3_000)}\n${'나'.repeat(3_000)}`}`

  const parts = splitHtml(text)

  expect(parts.map((part) => part.html.trim())).toEqual(['가'.repeat(3_000), '나'.repeat(3_000)])
})

it('keeps a line with many tags in the message before it, when both fit', () => {
  const text = { html: `제목\n${'<b>x</b>'.repeat(3_000)}` }

  expect(splitHtml(text)).toEqual([text])
})

it('closes the tags that are open at a cut, and opens them again', () => {
  const parts = splitHtml(html`<pre><code class="language-json">${'x'.repeat(10)}</code></pre>`, {
    codePoints: 6,
    bytes: 1_000,
  })

  expect(parts.map((part) => part.html)).toEqual([
    '<pre><code class="language-json">xxxxxx</code></pre>',
    '<pre><code class="language-json">xxxx</code></pre>',
  ])
})

it('cuts neither within an entity nor within a character as a reader sees it', () => {
  const family = '👨‍👩‍👧'
  const parts = splitHtml(html`${`&&${family}${family}`}`, { codePoints: 6, bytes: 1_000 })

  expect(parts.map((part) => part.html)).toEqual(['&amp;&amp;', family, family])
})

it('cuts a heap of accents that is longer than a message', () => {
  const parts = splitHtml(html`${`e${'\u0301'.repeat(9_000)}`}`)

  expect(parts).toHaveLength(3)
})

it('returns no message that holds only blanks', () => {
  expect(splitHtml(html`${'\n'.repeat(9_000)}`)).toEqual([])
})

it('keeps every visible character of any text, in messages that Telegram accepts', () => {
  const bits = fc.oneof(
    fc.constantFrom('<', '>', '&', '\n', '가', '👨‍👩‍👧', 'e\u0301', '\r\n'),
    fc.string({ unit: 'grapheme', maxLength: 30, size: 'max' }),
  )
  const runOf = fc.tuple(fc.constantFrom('b', 'pre', 'i', ''), fc.array(bits, { maxLength: 40, size: 'max' }))
  const texts = fc.array(runOf, { maxLength: 8, size: 'max' })

  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 100, max: 400 }),
      (runs, codePoints, bytes) => {
        const most = { codePoints, bytes }
        const source = runs
          .map(([tag, parts]) =>
            tag === '' ? escapeHtml(parts.join('')) : `<${tag}>${escapeHtml(parts.join(''))}</${tag}>`,
          )
          .join('')

        const parts = splitHtml({ html: source }, most).map((part) => part.html)

        const inked = (text: string) => text.replace(/\s/gu, '')
        expect(inked(parts.map(plain).join(''))).toBe(inked(plain(source)))
        for (const part of parts) {
          expect([...plain(part)].length).toBeLessThanOrEqual(most.codePoints)
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(most.bytes)
          const opened = [...part.matchAll(/<(\w+)>/g)].map(([, name]) => name)
          const closed = [...part.matchAll(/<\/(\w+)>/g)].map(([, name]) => name)
          expect(closed.toSorted()).toEqual(opened.toSorted())
        }
      },
    ),
    { numRuns: 300 },
  )
})

it('keeps to 32,768 bytes where markup is longer than text', () => {
  const parts = splitHtml({ html: '<b><i><u>&lt;</u></i></b>'.repeat(4_000) })

  expect(Math.max(...parts.map((part) => Buffer.byteLength(part.html)))).toBeLessThanOrEqual(messageSize.bytes)
  expect(parts.map((part) => plain(part.html)).join('')).toBe('<'.repeat(4_000))
})
