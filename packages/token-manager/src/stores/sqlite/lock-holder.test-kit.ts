import { closeSync, openSync } from 'node:fs'
import * as sqlite from 'node:sqlite'

// A process of other code that has the lock of a file: it reports that, and releases the lock at the first message.

const { path }: { readonly path: string } = JSON.parse(process.argv[2] ?? '')
closeSync(openSync(path, 'a', 0o600))
const database = new sqlite.DatabaseSync(path)
database.exec('BEGIN EXCLUSIVE')
process.once('message', () => {
  database.exec('COMMIT')
  database.close()
  process.disconnect()
})
process.send?.('locked')
