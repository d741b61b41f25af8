import * as z from 'zod'

/** Answer of KIS in a recording: one line of JSON. Secrets and account numbers are replaced in it. */
export interface RecordedAnswer {
  /** Header `Date` of the answer. */
  readonly date: string | null
  readonly method: 'GET' | 'POST'
  /** Path without the query. */
  readonly path: string
  readonly trId: string
  /** Fields of the request by KIS's names. */
  readonly input: Readonly<Record<string, string>>
  /** Header `tr_cont` of the request: empty for the first page of a list. */
  readonly page: string
  readonly status: number
  /** Header `tr_cont` of the answer. */
  readonly continuation: string | null
  /** Body as KIS has sent it, byte for byte, since a copy of its JSON would lose forms of numbers. */
  readonly answer: string
}

const recordedSchema: z.ZodType<RecordedAnswer> = z.object({
  date: z.string().nullable(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  trId: z.string(),
  input: z.record(z.string(), z.string()),
  page: z.string(),
  status: z.number(),
  continuation: z.string().nullable(),
  answer: z.string(),
})

/** Formats one line of a recording. */
export const formatRecorded = (recorded: RecordedAnswer): string => `${JSON.stringify(recorded)}\n`

/** Parses a recording. @throws {Error} a line is not one of a recording; the message has its number, and no text of it */
export function parseRecording(text: string): readonly RecordedAnswer[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    try {
      return recordedSchema.parse(JSON.parse(line))
    } catch {
      throw new Error(`line ${index + 1} is not one of recordAnswers; use a file that it has written`)
    }
  })
}
