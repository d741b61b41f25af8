import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A path in a directory that is not there yet, within one that goes with the test. */
export function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'data', 'jobs.db')
}
