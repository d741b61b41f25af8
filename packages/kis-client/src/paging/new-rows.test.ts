import { expect, it } from 'vitest'
import { createNewRows } from './new-rows.ts'

const rowsOf = (names: string) => [...names].map((name) => ({ name }))
const namesOf = (rows: readonly object[]) => rows.map((row) => Object.values(row).join()).join('')

/** Returns the new rows of each page; `|` starts over. */
function take(...pages: string[]): string[] {
  const newRows = createNewRows()
  return pages.flatMap((page) => {
    if (page === '|') newRows.startOver()
    return page === '|' ? [] : [namesOf(newRows.take(rowsOf(page)))]
  })
}

it.each([
  ['a row that was pushed onto the next page', ['abc', 'cd'], ['abc', 'd']],
  ['several rows that were', ['abc', 'bcd'], ['abc', 'd']],
  ['a page that is there again', ['abc', 'abc'], ['abc', '']],
  ['rows of an earlier page, pushed over a short one', ['ab', 'c', 'bcd'], ['ab', 'c', 'd']],
])('leaves out %s', (_what, pages, given) => {
  expect(take(...pages)).toEqual(given)
})

it.each([
  ['within a page', ['aab', 'bbc'], ['aab', 'bc']],
  ['on pages that do not touch', ['ab', 'ca'], ['ab', 'ca']],
  ['inside the next page', ['ab', 'cab'], ['ab', 'cab']],
])('keeps equal rows %s', (_what, pages, given) => {
  expect(take(...pages)).toEqual(given)
})

it('leaves out the longest end that is repeated, not the shortest', () => {
  expect(take('xaa', 'aab')).toEqual(['xaa', 'b'])
})

it('returns after a new start the rows that occur more often than before', () => {
  expect(take('abb', '|', 'nab', 'bbc')).toEqual(['abb', 'n', 'c'])
  expect(take('abb', '|', 'abbb')).toEqual(['abb', 'b'])
})

it('starts over more than once', () => {
  expect(take('ab', '|', 'abc', '|', 'abcd', 'e')).toEqual(['ab', 'c', 'd', 'e'])
})
