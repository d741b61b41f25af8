// Program that runs programs, each until it has nothing left to do. A line with the first argument comes before the output of each.
import { pathToFileURL } from 'node:url'

const [marker = '', ...paths] = process.argv.slice(2)
let isEnded = true

process.on('beforeExit', async () => {
  // As in a process of its own: the program waits for what will never come.
  if (!isEnded) process.exit(13)
  const path = paths.shift()
  if (path === undefined) return
  // The end of a program that waits for nothing is noticed, too.
  setImmediate(() => undefined)
  isEnded = false
  console.log(marker)
  await import(pathToFileURL(path).href)
  isEnded = true
})
