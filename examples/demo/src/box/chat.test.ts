import { describe, expect, it } from 'vitest'
import { htmlOf } from './chat.ts'

describe('htmlOf', () => {
  it('nests entities, an outer one of the same place outside', () => {
    const html = htmlOf('a bold link end', [
      { type: 'bold', offset: 2, length: 4 },
      { type: 'italic', offset: 2, length: 9 },
      { type: 'text_link', offset: 7, length: 4, url: 'https://example.com/?a=1&b="2"' },
    ])

    expect(html).toBe('a <i><b>bold</b> <a href="https://example.com/?a=1&amp;b=&quot;2&quot;">link</a></i> end')
  })

  it('escapes the text, and leaves out entities that it does not know', () => {
    expect(htmlOf('<b>&"', [{ type: 'bot_command', offset: 0, length: 3 }])).toBe('&lt;b&gt;&amp;&quot;')
  })

  it('counts UTF-16 units, as Telegram does, and closes an entity at the end of the text', () => {
    expect(htmlOf('📭 x', [{ type: 'code', offset: 3, length: 1 }])).toBe('📭 <code>x</code>')
  })
})
