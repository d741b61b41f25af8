import { expect, it } from 'vitest'
import { html } from './html.ts'

it('escapes texts in elements and attributes, keeps markup, and joins lists', () => {
  const evil = `<img src=x onerror="alert('1')">&`

  const { markup } = html`<p title="${evil}">${evil}${html`<b>${1}</b>`}${[html`<i></i>`, html`<u></u>`]}</p>`

  const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;'
  expect(markup).toBe(`<p title="${escaped}">${escaped}<b>1</b><i></i><u></u></p>`)
})
