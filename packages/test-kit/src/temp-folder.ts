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
