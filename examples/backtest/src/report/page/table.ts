import { type Html, html } from './html.ts'

/** Cell of a table: a text, or a number that ends at the right edge and may be good or bad. */
export type Cell = string | { readonly number: string; readonly sign?: number }

/** Makes a table that scrolls by itself where the page is narrow. */
export const table = (titles: readonly Cell[], rows: readonly (readonly Cell[])[]): Html =>
  html`<div class="wide" tabindex="0"><table><thead><tr>${titles.map((title) => cell('th', title))}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((one) => cell('td', one))}</tr>\n`)}</tbody></table></div>`

function cell(element: 'th' | 'td', content: Cell): Html {
  const text = typeof content === 'string' ? content : content.number
  const classes = typeof content === 'string' ? '' : `number ${signClass(content.sign)}`.trim()
  if (element === 'th') return html`<th scope="col" class="${classes}">${text}</th>`
  return html`<td class="${classes}">${text}</td>`
}

/** Returns the class of a number by its sign. */
export const signClass = (sign: number | undefined): string =>
  sign === undefined || sign === 0 ? '' : sign > 0 ? 'good' : 'bad'
