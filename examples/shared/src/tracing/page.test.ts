import { fileURLToPath } from 'node:url'
import { promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it } from 'vitest'

const docs = readDocs(fileURLToPath(new URL('../..', import.meta.url)))

describe('docs/tracing.md', () => {
  const block = docs.blocks.find(({ name }) => name === 'tracing 1')

  it('has a program that compiles, as the examples of the functions do', async () => {
    const declarations = `
      import { trace } from '@opentelemetry/api'
      import type { JobRunner } from '@stockeye/job-runner'
      import type { KisClient } from '@stockeye/kis-client'
      import { traceJobs } from '@stockeye/example-shared/tracing/jobs'
      import { traceKis } from '@stockeye/example-shared/tracing/kis'
      declare const jobs: JobRunner
      declare const kis: KisClient
    `

    expect(await docs.compile(declarations)).toBe('')
  })

  it('has a program that prints the lines which its comments promise', async () => {
    assert(block)

    const stdout = await runBlock(block, { cwd: tempFolder('docs') })

    expect(stdout.trim().split('\n')).toEqual(promisedLines(block))
    expect(promisedLines(block)).toHaveLength(1)
  })
})
