import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { ccnlKrx } from '../src/endpoints/feeds.gen.ts'
import { readMessage } from '../src/realtime/wire/read-message.ts'
import { createRowReader } from '../src/realtime/wire/row-reader.ts'

const frames = 512
/** Frames have 1 to 4 records in turn. */
const rowsPerFrame = 2.5
const receivedAt = Date.parse('2026-11-30T10:30:00+09:00')

/** Returns a record of H0STCNT0 with 47 values, of lengths like those of a large share. */
const record = (index: number): string =>
  [
    ...['005930', `1029${String(index % 60).padStart(2, '0')}`, `${70_000 + (index % 900)}`, '2', '300', '0.43'],
    ...['70123.45', '69800', '70500', '69700', '70100', '70000', `${1 + (index % 500)}`, `${12_345_678 + index}`],
    ...['865432109870', '43210', '54321', '11111', '112.34', '5234567', '6345678', '1', '0.54', '87.65'],
    ...['090012', '2', '300', '101112', '5', '-400', '090505', '2', '400', '20261130', '20', 'N', '12345', '23456'],
    ...['345678', '456789', '0.21', '11543210', '106.95', '0', '', '69800', '2'],
  ].join('^')

/** Creates frames as a socket delivers them: texts of their own, since V8 remembers how it split a text of the source. */
function createFrames(): string[] {
  return Array.from({ length: frames }, (_, frame) => {
    const count = 1 + (frame % 4)
    const records = Array.from({ length: count }, (__, index) => record(frame * 7 + index))
    return Buffer.from(`0|H0STCNT0|00${count}|${records.join('^')}`).toString()
  })
}

// Six columns of a row: the four that are named here, the key and the instant.
export default defineBench({
  id: 'frame',
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
        if (values !== rowsPerFrame * frames * 47) throw new Error(`${values} values were split`)
      }
    },
  },
})
