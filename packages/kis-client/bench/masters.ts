import iconv from 'iconv-lite'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { domesticKospi } from '../src/instruments/masters.gen.ts'
import { parseMaster } from '../src/instruments/parse-master.ts'
import { createCp949Encoder } from '../src/simulator/masters/cp949.ts'
import { formatMaster } from '../src/simulator/masters/format.ts'

const chunkBytes = 65_536
/** Records in `chunkOfRows`, each another one. */
const some = 1_000

/** Creates rows of KOSPI, the widest of the files: 73 columns, and a Korean name in every record. */
function someRows(): Uint8Array {
  const rows = Array.from({ length: some }, (_, index) => {
    const filled = Object.entries(domesticKospi.columns).map(([name, width]) => [name, '0'.repeat(width ?? 0)])
    const symbol = `${index}`.padStart(6, '0')
    return { ...Object.fromEntries(filled), mksc_shrn_iscd: symbol, hts_kor_isnm: `시험전자 ${index}` }
  })
  return formatMaster(domesticKospi, rows, createCp949Encoder())
}

/** Yields a file of so many rows, in chunks like those of a socket, in the memory of `some` rows. */
export async function* fileOf(rows: number): AsyncGenerator<Uint8Array, void> {
  const part = someRows()
  for (let done = 0; done < rows; done += some)
    for (let at = 0; at < part.length; at += chunkBytes) yield part.subarray(at, at + chunkBytes)
}

export async function chunksOf(rows: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of fileOf(rows)) chunks.push(chunk)
  return chunks
}

/** Parses in the usual simple way: the whole file as one text, the names from the front, the rest from the end. */
export function splitAndSlice(file: Buffer): Record<string, string>[] {
  const [code = '', standard = '', name = '', ...tail] = Object.keys(domesticKospi.columns)
  const widths = Object.values(domesticKospi.columns).slice(3)
  const tailLength = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  const lines = iconv.decode(file, 'cp949').split('\n')
  return lines.slice(0, -1).map((line) => {
    const head = line.slice(0, -tailLength)
    const row: Record<string, string> = {
      [code]: head.slice(0, 9).trim(),
      [standard]: head.slice(9, 21).trim(),
      [name]: head.slice(21).trim(),
    }
    let at = line.length - tailLength
    for (const [index, column] of tail.entries()) {
      row[column] = line.slice(at, at + (widths[index] ?? 0)).trim()
      at += widths[index] ?? 0
    }
    return row
  })
}

const rows = 10_000

// 16,000 foreign and 4,000 Korean instruments are read before the market opens: seconds here are minutes on a small machine.
export default defineBench({
  id: 'masters',
  title: 'rows of the KOSPI master file, 73 columns',
  unit: 'rows/CPU-s',
  unitsPerCall: rows,
  ours: async () => {
    const chunks = await chunksOf(rows)
    return async () => {
      let count = 0
      for await (const row of parseMaster(domesticKospi, inChunks(chunks))) count += row.stnd_iscd === '' ? 0 : 1
      if (count !== rows) throw new Error(`parseMaster returned ${count} rows of a file with ${rows}`)
    }
  },
  peers: {
    'iconv-lite, split and slice': async () => {
      const file = Buffer.concat(await chunksOf(rows))
      return () => {
        if (splitAndSlice(file).length !== rows) throw new Error('rows are missing')
      }
    },
  },
})

async function* inChunks(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* chunks
}
