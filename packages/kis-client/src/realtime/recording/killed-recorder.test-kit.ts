import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { recordLine } from './record-line.ts'
import { confirmedAt, createKeepingListener, createTestLine, samsung, tradeOf } from './recorded-line.test-kit.ts'

// A process that records 100 frames that reach the disk and 50 that do not, and then waits to be killed.
const folder = process.argv[2] ?? ''
const clock = manualClock()
const source = createTestLine()
recordLine(source.open, { path: folder }, clock)(createKeepingListener().listener)
const listener = source.listener()

listener.topic(samsung, confirmedAt(clock.now()))
for (let number = 1; number <= 100; number += 1) listener.frame(tradeOf(number, clock.now()))
const bytesOnDisk = () =>
  existsSync(folder) ? readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) : 0
clock.advance(1_000)
let before = -1
const look = setInterval(() => {
  // The header is written first, and the frames after it.
  const bytes = bytesOnDisk()
  if (bytes > 300 && bytes === before) {
    clearInterval(look)
    for (let number = 101; number <= 150; number += 1) listener.frame(tradeOf(number, clock.now()))
    console.log('recorded')
  }
  before = bytes
}, 20)
