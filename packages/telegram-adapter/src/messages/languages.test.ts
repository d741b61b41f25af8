import { expect, it } from 'vitest'
import { english } from './en.ts'
import { korean } from './ko.ts'
import { createLanguages } from './languages.ts'

it('returns the messages in the language of a tag, and those in the first for every other one', () => {
  const languages = createLanguages([korean, english])
  const languageIn = (tag: string | undefined) => languages.messagesIn(tag).texts.language

  expect(['en', 'en-GB', 'EN', 'ko', 'fr', '', undefined].map(languageIn)).toEqual([
    'en',
    'en',
    'en',
    'ko',
    'ko',
    'ko',
    'ko',
  ])
})

it('stores no language when there is one only', () => {
  const one = createLanguages(english)
  const two = createLanguages([korean, english])

  expect([one.languageOf(one.first), two.languageOf(two.first), two.languageOf(two.messagesIn('en'))]).toEqual([
    undefined,
    'ko',
    'en',
  ])
})

it.each([
  ['texts', []],
  ['texts[0].language', [{ ...korean, language: 'kor' }]],
  ['texts[1].language', [korean, { ...english, language: 'EN' }]],
  ['texts[1].language', [english, { ...english, welcome: korean.welcome }]],
])('refuses a wrong list and names %s', (field, texts) => {
  expect(() => createLanguages(texts)).toThrow(expect.objectContaining({ code: 'OPS_INPUT', field }))
})

it.each([['ko'], [{ ...korean, language: undefined }], [null]])('refuses %j, which is not a set of texts', (texts) => {
  // biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
  const untyped: any = texts

  expect(() => createLanguages(untyped)).toThrow(expect.objectContaining({ field: 'texts.language' }))
})
