import { badRequest } from './refusal.ts'

/** One part of a multipart/form-data body; a part with a file name is a file. */
export interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly contentType: string
  readonly bytes: Buffer
}

/**
 * Parses a multipart body.
 * @throws {Refusal} 400 when the boundary or a part's name is missing, or the body ends in the middle
 */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]?.trim()
  if (name === undefined || name === '') throw badRequest('boundary not found')
  // The first boundary has no line break before it: with one in front, all look alike.
  const bytes = Buffer.concat([Buffer.from('\r\n'), body])
  const separator = Buffer.from(`\r\n--${name}`)
  const parts: Part[] = []
  let at = bytes.indexOf(separator)
  while (at >= 0) {
    const start = at + separator.length
    if (bytes.toString('latin1', start, start + 2) === '--') return parts
    const end = bytes.indexOf(separator, start)
    if (end < 0) break
    parts.push(readPart(bytes.subarray(start + 2, end)))
    at = end
  }
  throw badRequest("can't parse form data")
}

function readPart(part: Buffer): Part {
  const headEnd = part.indexOf('\r\n\r\n')
  if (headEnd < 0) throw badRequest("can't parse form data headers")
  const head = part.toString('utf8', 0, headEnd)
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const name = dispositionField(disposition, 'name') ?? ''
  if (name === '') throw badRequest('field name in multipart/form-data not found')
  return {
    name,
    fileName: dispositionField(disposition, 'filename'),
    contentType: /^content-type:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? '',
    bytes: part.subarray(headEnd + 4),
  }
}

// A name has quotes or, as grammY writes file names, none.
function dispositionField(disposition: string, field: string): string | undefined {
  const match = new RegExp(`[;\\s]${field}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(disposition)
  return match?.[1] ?? match?.[2]?.trim()
}
