import { parseJson } from '../../parse-json.ts'
import { isObject } from '../call/json.ts'
import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'
import type { WireEntity } from '../wire-types.ts'
import { cannotParse, commandEntities, type FormattedText, inOrder } from './entities.ts'
import { parseHtmlText } from './html.ts'
import { parseMarkdownText } from './markdown.ts'

const mostRawBytes = 32_768

/**
 * Reads the text of a call: parsed by its `parse_mode`, or else with the entities of the parameter `<name>_entities` (for
 * `text`, `entities`). Characters that a reader would not see are trimmed at both ends.
 * @throws {Refusal} 400: too long in raw bytes, an unknown mode, or markup that cannot be parsed
 */
export function readFormattedText(parameters: Parameters, name: 'text' | 'caption'): FormattedText {
  // Telegram removes carriage returns: multipart form data has one in each line break.
  const raw = parameters.text(name).replaceAll('\r', '')
  if (Buffer.byteLength(raw) > mostRawBytes)
    throw badRequest(name === 'text' ? 'text is too long' : 'caption is too long')
  const entities = parameters.text(name === 'text' ? 'entities' : 'caption_entities')
  return withCommands(trimmed(parse(raw, parameters.text('parse_mode'), entities)))
}

function parse(raw: string, mode: string, entities: string): FormattedText {
  switch (mode.toLowerCase()) {
    case '':
    case 'none':
      return { text: raw, entities: givenEntities(entities) }
    case 'html':
      return parseHtmlText(raw)
    case 'markdownv2':
      return parseMarkdownText(raw)
    // Telegram still accepts the old Markdown; this server does not implement it, and refuses it rather than guess.
    default:
      throw badRequest('unsupported parse_mode')
  }
}

function givenEntities(json: string): readonly WireEntity[] {
  if (json === '') return []
  const rows = parseJson(json)
  if (rows === undefined) throw badRequest("can't parse entities JSON object")
  if (!Array.isArray(rows)) throw badRequest('expected an Array of MessageEntity')
  return inOrder(
    rows.map((row: unknown) => {
      if (!isObject(row)) throw cannotParse('expected an Object')
      const { type, offset, length, url, language } = row
      if (typeof type !== 'string') throw cannotParse('Can\'t find field "type"')
      if (typeof offset !== 'number' || typeof length !== 'number') throw cannotParse('Can\'t find field "offset"')
      return {
        type,
        offset,
        length,
        ...(typeof url === 'string' ? { url } : {}),
        ...(typeof language === 'string' ? { language } : {}),
      }
    }),
  )
}

function trimmed({ text, entities }: FormattedText): FormattedText {
  const cut = text.length - text.trimStart().length
  const shown = text.trim()
  return {
    text: shown,
    entities: entities.flatMap((entity) => {
      const offset = Math.max(0, entity.offset - cut)
      const end = Math.min(shown.length, entity.offset + entity.length - cut)
      return end > offset ? [{ ...entity, offset, length: end - offset }] : []
    }),
  }
}

// A command inside code is not a command.
function withCommands({ text, entities }: FormattedText): FormattedText {
  const found = commandEntities(text).filter(
    (command) =>
      !entities.some(
        ({ type, offset, length }) =>
          (type === 'code' || type === 'pre' || type === 'text_link') &&
          command.offset < offset + length &&
          offset < command.offset + command.length,
      ),
  )
  return { text, entities: inOrder([...entities, ...found]) }
}
