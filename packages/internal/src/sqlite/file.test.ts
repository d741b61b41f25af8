import { join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import { setDurable } from './file.ts'

it('makes each commit wait for the drive, on macOS too', () => {
  const database = new sqlite.DatabaseSync(join(tempFolder('durable'), 'a.db'))
  onTestFinished(() => database.close())

  setDurable(database, 'a.db', (message) => new Error(message))

  const read = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  // 2 is FULL. https://sqlite.org/pragma.html
  expect([read('synchronous'), read('fullfsync'), read('journal_mode')]).toEqual([2, 1, 'wal'])
})
