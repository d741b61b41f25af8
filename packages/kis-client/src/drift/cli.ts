import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { endWithOutput } from '@stockeye/internal/closed-output'
import type { AnswerDifference } from './compare-answers.ts'
import { findDrift } from './find-drift.ts'
import { parseRecording, type RecordedAnswer } from './recording.ts'

const help = `npm run drift -- --answers FILE

Compares the answers of KIS that recordAnswers has written to a file (npm run paper-check -- --answers FILE makes one) with the
catalogue and with the simulator: names, their order, padding, forms of numbers, empty values, refusals. It prints a line
for each difference, with every value masked, so that you can pass the output on.

  --answers FILE  the recording
  --help          this text

Exit code 0 when nothing differs, 1 when something does; 64 when an option or the file is wrong.`

/** Formats a line for each difference, the endpoints in the order of their ids. */
function formatDifferences(differences: readonly AnswerDifference[]): string {
  const sorted = differences.toSorted((one, other) => (one.endpoint < other.endpoint ? -1 : 1))
  return sorted.map(({ endpoint, field, what }) => `${endpoint} ${field === '' ? '' : `${field} `}${what}`).join('\n')
}

/** Reads a file of recorded answers. @throws {Error} the file is missing or empty, or recordAnswers has not written it */
function readRecording(path: string): readonly RecordedAnswer[] {
  try {
    const recording = parseRecording(readFileSync(path, 'utf8'))
    if (recording.length > 0) return recording
  } catch (error) {
    throw new Error(`--answers: ${error instanceof Error ? error.message : error}`)
  }
  throw new Error(`--answers: ${path} is empty; use a file with at least one answer`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { answers: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  if (values.answers === undefined) throw new Error('--answers: is missing; use a file that recordAnswers has written')
  const recording = readRecording(values.answers)
  const differences = await findDrift(recording)
  if (differences.length > 0) console.log(formatDifferences(differences))
  console.log(`${recording.length} answers compared, ${differences.length} differences`)
  return differences.length === 0 ? 0 : 1
}

endWithOutput()
try {
  process.exitCode = await main()
} catch (error) {
  console.error(`drift: ${error instanceof Error ? error.message : error} (see --help)`)
  process.exitCode = 64
}
