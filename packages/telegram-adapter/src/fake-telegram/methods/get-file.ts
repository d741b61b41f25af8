import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'
import { downloadPath } from '../files/stored-files.ts'
import type { WireFile } from '../wire-types.ts'
import type { World } from '../world.ts'

/** Largest file that a bot may download, in bytes. @see https://core.telegram.org/bots/api#getfile */
const mostBytes = 20 * 1024 * 1024

/** Serves `getFile`. @throws {Refusal} in the order of the real server's checks */
export function getFile({ files }: World, parameters: Parameters): WireFile {
  const fileId = parameters.text('file_id')
  if (fileId === '') throw badRequest('file_id not specified')
  const file = files.find(fileId)
  const size = file?.sizes.find(({ file_id }) => file_id === fileId)
  if (file === undefined || size === undefined) throw badRequest('invalid file_id')
  if (file.bytes.length > mostBytes) throw badRequest('file is too big')
  const { file_id, file_unique_id } = size
  return { file_id, file_unique_id, file_size: file.bytes.length, file_path: downloadPath(file.kind, size) }
}
