import { wrongValue } from '../check-input.ts'
import { type Html, html, isBlank } from './html.ts'

/**
 * Returns a text of the program as `Html`: plain text is escaped.
 *
 * @throws {OpsInputError} it is neither a text nor the result of `html`
 */
export function readHtml(field: string, text: string | Html, advice: string): Html {
  const markup: unknown = typeof text === 'object' && text !== null ? text.html : text
  if (typeof markup !== 'string') throw wrongValue(field, text, 'is not a text', advice)
  return typeof text === 'string' ? html`${text}` : text
}

/** Returns a text as `readHtml` does. @throws {OpsInputError} it is not one, or no character of it is seen */
export function readShownHtml(field: string, text: string | Html, advice: string): Html {
  const shown = readHtml(field, text, advice)
  if (isBlank(shown)) throw wrongValue(field, shown.html, 'is blank', advice)
  return shown
}
