import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Types of file systems in memory, as statfs(2) returns them: tmpfs and ramfs. A wait for such a disk takes no time.
const inMemory = [0x01021994, 0x858458f6]

/** Calls `work` with a new folder on a disk, and removes the folder. @throws {Error} no folder for temporary files is on a disk */
export async function onDisk<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const base = [tmpdir(), '/var/tmp', process.cwd()].find((path) => !inMemory.includes(statfsSync(path).type))
  if (base === undefined)
    throw new Error('every folder for temporary files lies in memory: set TMPDIR to one on a disk')
  const folder = mkdtempSync(join(base, 'kis-client-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
