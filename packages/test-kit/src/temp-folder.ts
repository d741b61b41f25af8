import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Makes a folder that is removed when the test ends. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `stockeye-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Returns the path of a file in a folder that does not exist yet, within one that is removed when the test ends. */
export const freshPath = (file: string): string => join(tempFolder('data'), 'data', file)
