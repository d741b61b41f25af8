import { describe, expect, it } from 'vitest'
import { marketRules } from './rules.gen.ts'

interface Entry {
  readonly [name: string]: unknown
}

const isObject = (value: unknown): value is Entry => typeof value === 'object' && value !== null

/** Returns every object at any depth that has the field `since`, with its path. */
function datedEntries(value: unknown, path: string): readonly (readonly [path: string, entry: Entry])[] {
  if (!isObject(value)) return []
  const inner = Object.entries(value).flatMap(([name, part]) => datedEntries(part, `${path}.${name}`))
  return 'since' in value ? [[path, value], ...inner] : inner
}

const entries = datedEntries(marketRules, 'marketRules')

describe('the table of market rules', () => {
  it('has a source, and days that a calendar has, in every dated entry', () => {
    expect(entries.length).toBeGreaterThan(80)
    for (const [path, { since, until, source }] of entries) {
      expect([path, typeof source]).toEqual([path, 'string'])
      for (const day of [since, until ?? since])
        expect([path, new Date(`${day}T00:00Z`).toISOString().slice(0, 10)]).toEqual([path, day])
      expect([path, String(since) <= String(until ?? '9999')]).toEqual([path, true])
    }
  })

  it('explains every claim that an entry rests on', () => {
    for (const [path, { contested }] of entries) {
      if (contested === undefined) continue
      expect([path, Object.hasOwn(marketRules.contested, String(contested))]).toEqual([path, true])
    }
    for (const claim of Object.values(marketRules.contested))
      expect(Object.keys(claim)).toEqual(['claim', 'saferDefault', 'for', 'against'])
  })

  it('names only hours that their venue has', () => {
    const named: Readonly<Record<string, readonly { readonly name: string }[]>> = marketRules.hours

    for (const row of marketRules.orderHours) {
      if ('follows' in row) continue
      const known = named[row.venue]?.map(({ name }) => name)
      const ends = [...(row.ends === 'at-once' ? [] : [row.ends]), ...('latest' in row ? [row.latest] : [])]
      const used = [...row.during, ...ends]
      expect([row.venue, row.types, used.filter((name) => !known?.includes(name))]).toEqual([row.venue, row.types, []])
    }
  })

  it('has holidays on weekdays only', () => {
    const years = [...Object.values(marketRules.holidays.KRX), ...Object.values(marketRules.holidays.NYSE)]
    const weekends = years
      .flatMap((year) => [...year.closed, ...('uncertain' in year ? year.uncertain : [])])
      .filter((day) => new Date(`${day}T00:00Z`).getUTCDay() % 6 === 0)

    expect(years).toHaveLength(6)
    expect(weekends).toEqual([])
  })
})
