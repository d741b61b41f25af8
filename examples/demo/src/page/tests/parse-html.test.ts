import { describe, expect, it } from 'vitest'
import { parseChatHtml } from '../../../page/chat/parse-html.ts'

describe('parseChatHtml', () => {
  it('makes elements of the markup of a chat, and nests them', () => {
    expect(parseChatHtml('<b>3 <i>jobs</i></b>\n<code>/help</code>')).toEqual([
      { element: 'b', children: [{ text: '3 ' }, { element: 'i', children: [{ text: 'jobs' }] }] },
      { text: '\n' },
      { element: 'code', children: [{ text: '/help' }] },
    ])
  })

  it('decodes entities, once', () => {
    expect(parseChatHtml('a &lt; b &amp;&amp; &#51;&#x34; &amp;lt; &unknown; &#9999999;')).toEqual([
      { text: 'a < b && 34 &lt; &unknown; &#9999999;' },
    ])
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>',
    '<B onclick="x" <',
    '<style>',
    '</b>',
    '<!-- a -->',
    '5 < 6 > 4',
  ])('keeps %s as text', (markup) => {
    const texts = parseChatHtml(markup).map((node) => ('text' in node ? node.text : 'an element'))

    expect(texts.join('')).toBe(markup)
  })

  it('drops the attributes of an element', () => {
    expect(parseChatHtml('<b onclick="alert(1)" style="x">bold</b>')).toEqual([
      { element: 'b', children: [{ text: 'bold' }] },
    ])
  })

  it.each([
    ['https://example.com/a?b=1&amp;c=2', 'https://example.com/a?b=1&c=2'],
    ['http://example.com', 'http://example.com/'],
    ['javascript:alert(1)', undefined],
    ['java&#10;script:alert(1)', undefined],
    ['&#106;avascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/box/clock', undefined],
    ['', undefined],
  ])('opens %s as %s', (href, opened) => {
    expect(parseChatHtml(`<a href="${href}">link</a>`)).toEqual([
      { element: 'a', href: opened, children: [{ text: 'link' }] },
    ])
  })

  it('ends elements that have no end', () => {
    expect(parseChatHtml('<b>bold <i>both')).toEqual([
      { element: 'b', children: [{ text: 'bold ' }, { element: 'i', children: [{ text: 'both' }] }] },
    ])
  })
})
