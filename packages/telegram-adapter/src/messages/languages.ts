import { OpsInputError } from '../errors.ts'
import { korean } from './ko.ts'
import { createMessages, type Messages } from './messages.ts'
import type { OpsTexts } from './texts.ts'

/** Languages of a bot: the messages in each of them. */
export interface Languages {
  /** Messages in each language. */
  readonly all: readonly Messages[]
  /** Messages in the first language: those of groups, and of users whose language the bot does not have. */
  readonly first: Messages
  /** Returns the messages in a language, such as `en` or `en-GB`; those in the first one when it is undefined or not known. */
  messagesIn(language: string | undefined): Messages
  /** Returns the language to store with a recipient, so that the end notice is in the language of the first notice; undefined when there is one language. */
  languageOf(messages: Messages): string | undefined
}

/**
 * Creates the languages of a bot.
 *
 * @param texts one set, or several, the first of which is the default
 * @throws {OpsInputError} the list is empty, a `language` has another form or is there twice, or a text is missing
 */
export function createLanguages(texts: OpsTexts | readonly OpsTexts[]): Languages {
  const sets = isList(texts) ? texts : [texts]
  for (const [index, set] of sets.entries()) {
    const at = isList(texts) ? `texts[${index}]` : 'texts'
    checkLanguage(sets, index, at)
    checkMembers(set, korean, at)
  }
  const all = sets.map(createMessages)
  const [first] = all
  if (first === undefined) {
    throw new OpsInputError({ field: 'texts', rule: 'is an empty list; pass korean, english, or a set of your own' })
  }
  const byLanguage = new Map(all.map((messages) => [messages.texts.language, messages]))
  return {
    all,
    first,
    // A tag of Telegram is an IETF one, whose first part is the language: `pt-br`.
    messagesIn: (language) => byLanguage.get(language?.split('-')[0]?.toLowerCase() ?? '') ?? first,
    languageOf: ({ texts: { language } }) => (all.length === 1 ? undefined : language),
  }
}

const isList = (texts: OpsTexts | readonly OpsTexts[]): texts is readonly OpsTexts[] => Array.isArray(texts)

function checkLanguage(sets: readonly OpsTexts[], index: number, at: string): void {
  const language = sets[index]?.language
  const shown = JSON.stringify(language) ?? 'undefined'
  const fail = (rule: string): never => {
    throw new OpsInputError({ field: `${at}.language`, rule: `${shown} ${rule}` })
  }
  // Telegram takes a menu for a language in this form only.
  if (typeof language !== 'string' || !/^[a-z]{2}$/.test(language)) {
    fail('is not two small letters of ISO 639-1; pass korean, english, or a set with a language such as "ko"')
  }
  if (sets.findIndex((other) => other.language === language) < index) {
    fail('is the language of an earlier set; pass one set for each language')
  }
}

/** Refuses a set that lacks a text of `whole`, or has one of another type. @throws {OpsInputError} */
function checkMembers(set: object, whole: object, at: string): void {
  for (const [name, expected] of Object.entries(whole)) {
    const value: unknown = Reflect.get(set, name)
    const field = `${at}.${name}`
    if (typeof value !== typeof expected || value === null) {
      const given = value === undefined ? 'is missing' : `is ${value === null ? 'null' : typeof value}`
      const rule = `${given}; pass a ${typeof expected}, or begin with a whole set: { ...english, language: "de" }`
      throw new OpsInputError({ field, rule })
    }
    if (typeof value === 'object' && value !== null) checkMembers(value, expected, field)
  }
}
