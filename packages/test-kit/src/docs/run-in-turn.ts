// Program that runs programs, each in a folder of its own and until it has nothing left to do. A line with the first argument comes
// before the output of each.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [marker = '', ...paths] = process.argv.slice(2)
const home = process.cwd()
let isEnded = true

process.on('beforeExit', async () => {
  // As in a process of its own: the program waits for what will never come.
  if (!isEnded) process.exit(13)
  const path = paths.shift()
  if (path === undefined) return
  // The end of a program that waits for nothing is noticed, too.
  setImmediate(() => undefined)
  isEnded = false
  const folder = join(home, String(paths.length))
  mkdirSync(folder)
  process.chdir(folder)
  console.log(marker)
  await import(pathToFileURL(path).href)
  isEnded = true
})
