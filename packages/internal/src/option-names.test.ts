import { expect, it } from 'vitest'
import { unknownNames } from './option-names.ts'

it('returns the names of a plain object that are not known, those of Object.prototype included', () => {
  expect(unknownNames({ a: 1, b: 2, toString: 3 }, { a: true })).toEqual(['b', 'toString'])
  expect(unknownNames(Object.assign(Object.create(null), { b: 2 }), { a: true })).toEqual(['b'])
})

it('returns no name of a class instance, which has fields of its own', () => {
  class Options {
    readonly a = 1
    readonly connection = 2
  }

  expect(unknownNames(new Options(), { a: true })).toEqual([])
})
