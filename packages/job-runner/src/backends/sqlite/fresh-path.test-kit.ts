import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Returns a path in a directory that does not exist yet, within one that is removed with the test. */
export function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'data', 'jobs.db')
}
