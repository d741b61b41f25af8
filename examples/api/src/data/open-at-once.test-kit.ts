import { once } from 'node:events'
import { openDatabase } from './database.ts'

// A process that opens the records when a line arrives, so that several open them at once.
const [, , place = ''] = process.argv
console.log('WAITING')
await once(process.stdin, 'data')
const database = await openDatabase(place)
await database.destroy()
console.log('OPENED')
process.stdin.destroy()
