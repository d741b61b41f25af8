import { type Html, html } from '@stockeye/telegram-adapter'

/** Joins lines of a message. */
export const joined = (lines: readonly (string | Html)[]): Html =>
  lines.reduce<Html>((text, line, index) => (index === 0 ? html`${line}` : html`${text}\n${line}`), html``)
