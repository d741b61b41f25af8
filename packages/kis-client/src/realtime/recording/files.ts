import { constants, readdirSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { KisInputError } from '../../errors.ts'
import { kstText } from '../../values/dates.ts'

/** Names sort by the time of their first entry: Korea's day and time, and a number for files of the same second. */
const namePattern = /^\d{8}-\d{6}-\d{3}\.jsonl\.gz$/
const mostFilesInSecond = 1_000

/** Creates a file of a recording in its folder. Its name is new: two recorders never write into one file. */
export async function createRecordingFile(
  folder: string,
  at: number,
): Promise<{ readonly path: string; readonly file: FileHandle }> {
  await mkdir(folder, { recursive: true })
  const second = kstText(at).replace(/^.{8}/, '$&-')
  for (let number = 0; number < mostFilesInSecond; number += 1) {
    const path = join(folder, `${second}-${String(number).padStart(3, '0')}.jsonl.gz`)
    const file = await openNew(path)
    if (file !== undefined) return { path, file }
  }
  throw new Error(`${folder} has ${mostFilesInSecond} files of the second ${second}`)
}

/** Opens a file that does not exist; undefined if it does. Others of the machine cannot read it. */
async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_APPEND, 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  }
}

/** Removes the oldest files until all are at most `mostBytes`. The newest stays. @returns the number of files that were removed */
export async function removeOldFiles(folder: string, mostBytes: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name)).sort()
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  let total = sizes.reduce((sum, size) => sum + size, 0)
  let removed = 0
  for (const [index, name] of names.slice(0, -1).entries()) {
    if (total <= mostBytes) break
    await rm(join(folder, name), { force: true })
    total -= sizes[index] ?? 0
    removed += 1
  }
  return removed
}

/**
 * Returns the files of a recording in the order of their times: those of a folder, or those that are named.
 *
 * @throws {KisInputError} a path does not exist, or a folder has no recording
 */
export function listRecordingFiles(path: string | readonly string[]): readonly string[] {
  if (typeof path !== 'string') return path.flatMap((each) => listRecordingFiles(each))
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) throw new KisInputError({ field: 'path', rule: `${path} does not exist; name a recording` })
  if (!entry.isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => namePattern.test(name))
  if (names.length === 0)
    throw new KisInputError({ field: 'path', rule: `${path} has no recording; name the folder that was recorded to` })
  return names.sort().map((name) => join(path, name))
}
