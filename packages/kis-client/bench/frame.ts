import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { ccnlKrx } from '../src/endpoints/feeds.gen.ts'
import { readMessage } from '../src/realtime/wire/read-message.ts'
import { createRowReader } from '../src/realtime/wire/row-reader.ts'
import { tradeColumns, tradeFrame, tradeRecord } from './kit/trade-frames.ts'

const frames = 512
/** Frames have 1 to 4 records in turn. */
const rowsPerFrame = 2.5
const receivedAt = Date.parse('2026-11-30T10:30:00+09:00')

/** Creates frames as a socket delivers them: texts of their own, since V8 remembers how it split a text of the source. */
function createFrames(): string[] {
  return Array.from({ length: frames }, (_, frame) => {
    const count = 1 + (frame % 4)
    const records = Array.from({ length: count }, (__, index) => tradeRecord('005930', frame * 7 + index))
    return Buffer.from(tradeFrame(records)).toString()
  })
}

// Six columns of a row: the four that are named here, the key and the instant.
export default defineBench({
  id: 'frame',
  title: 'rows of H0STCNT0 from frames, six columns',
  atLeast: 1,
  unit: 'rows/CPU-s',
  unitsPerCall: rowsPerFrame * frames,
  ours: () => {
    const texts = createFrames()
    const reader = createRowReader(ccnlKrx, ['STCK_PRPR', 'CNTG_VOL', 'ACML_VOL', 'MARKET_CLS_CODE'])
    return () => {
      let rows = 0
      for (const text of texts) {
        const message = readMessage(text)
        if (message.kind !== 'frame') throw new Error(`a frame is read as ${message.kind}`)
        const read = reader.read({ count: message.count, payload: message.payload, receivedAt })
        if (read.kind === 'rows' && read.rows[0]?.at !== undefined) rows += read.rows.length
      }
      if (rows !== rowsPerFrame * frames) throw new Error(`${rows} rows were read`)
    }
  },
  peers: {
    'floor: only split': () => {
      const texts = createFrames()
      return () => {
        let values = 0
        for (const text of texts) values += text.split('^').length
        if (values !== rowsPerFrame * frames * tradeColumns) throw new Error(`${values} values were split`)
      }
    },
  },
})
