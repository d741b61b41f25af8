import { parseJson } from '../../parse-json.ts'
import { isObject } from './json.ts'
import { parseMultipart } from './multipart.ts'
import { createParameters, type Parameters, type Upload } from './parameters.ts'
import { badRequest } from './refusal.ts'

/**
 * Reads the parameters of a call: those of the query, then those of the body. The values of a JSON body may have any type;
 * one that is not a string arrives as its JSON text. A body of another kind is ignored.
 * @throws {Refusal} 400 for a body that cannot be read
 */
export function readParameters(call: {
  readonly query: string
  readonly contentType: string
  readonly body: Uint8Array
}): Parameters {
  const values: (readonly [string, string])[] = [...new URLSearchParams(call.query)]
  const files = new Map<string, Upload>()
  const type = call.contentType.toLowerCase()
  const body = Buffer.from(call.body.buffer, call.body.byteOffset, call.body.byteLength)
  if (type.startsWith('application/x-www-form-urlencoded')) values.push(...new URLSearchParams(body.toString()))
  else if (type.startsWith('application/json')) values.push(...jsonValues(body.toString()))
  else if (type.startsWith('multipart/form-data')) {
    for (const part of parseMultipart(call.contentType, body)) {
      if (part.fileName === undefined) values.push([part.name, part.bytes.toString()])
      else if (!files.has(part.name)) {
        files.set(part.name, { fileName: part.fileName, contentType: part.contentType, bytes: part.bytes })
      }
    }
  }
  return createParameters(values, files)
}

function jsonValues(text: string): (readonly [string, string])[] {
  if (text.trim() === '') return []
  const value = parseJson(text)
  if (!isObject(value)) throw badRequest(value === undefined ? "can't parse object" : 'JSON object expected')
  return Object.entries(value).map(([name, field]) => [name, typeof field === 'string' ? field : JSON.stringify(field)])
}
