import { describe, expect, it } from 'vitest'
import { now, openBook, tick } from './book.test-kit.ts'

const many = 2_000

/** Opens a book that counts how often it looks at a topic, and how often it reports one. */
function openCounted() {
  const seen = { looks: 0, reports: 0 }
  const { book } = openBook(['a'], {
    isPinned() {
      seen.looks += 1
      return false
    },
    changed() {
      seen.reports += 1
    },
  })
  return { book, seen }
}

describe('a book of many topics', () => {
  it('looks at a topic that is wanted, and not at all others', () => {
    const { book, seen } = openCounted()

    for (let key = 1; key <= many; key += 1) book.want(tick(key), 0, now)

    expect(seen).toEqual({ looks: many, reports: many })
  })
})
