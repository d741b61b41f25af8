import { expect, it } from 'vitest'
import { allMasters } from './instruments/masters.gen.ts'
import * as publicNames from './instruments.ts'

it('exports every file by its name, and what reads them', () => {
  const files = Object.values(publicNames).filter((value) => allMasters.some((master) => master === value))
  const names = Object.entries(publicNames).filter(([, value]) => typeof value === 'function' || Array.isArray(value))

  expect(files).toHaveLength(28)
  expect(names.map(([name]) => name).sort()).toMatchInlineSnapshot(`
    [
      "allMasters",
      "createInstrumentIndex",
      "diffMasters",
      "downloadInstruments",
      "downloadMaster",
      "mastersOf",
      "parseInstruments",
      "parseMaster",
      "searchInstruments",
    ]
  `)
})
