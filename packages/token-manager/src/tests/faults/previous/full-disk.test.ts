import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { describeSmallDisks, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { copyLeftFile, left } from './stores.test-kit.ts'

const program = new URL('./disk-process.test-kit.ts', import.meta.url)
const answerSchema = z.object({ served: z.string(), code: z.string() })

/** Starts a process of the current version on a disk of its own that has no room, with a file or without one. */
async function startOnFullDisk({ hasFile }: { readonly hasFile: boolean }) {
  const path = freshPath('tokens.db')
  const folder = dirname(path)
  const { child } = startMemberProcess(program, { path, startsAt: left.writtenAt + 60_000 }, { smallDiskAt: folder })
  const answers: unknown[] = []
  child.on('message', (message) => answers.push(message))
  /** Sends a command, and waits for its answer. */
  async function ask(what: 'open' | 'renew') {
    const count = answers.length
    child.send(what)
    await vi.waitUntil(() => answers.length > count, { timeout: 55_000, interval: 5 })
    return answerSchema.parse(answers[count])
  }
  await vi.waitUntil(() => answers.splice(0).length > 0, { timeout: 55_000, interval: 5 })
  assert(child.pid)
  const inside = join(`/proc/${child.pid}/root`, path)
  if (hasFile) copyLeftFile(inside)
  const disk = smallDiskOf(child.pid, folder)
  disk.fill()
  return { disk, ask, inside }
}

describeSmallDisks('the current version on a disk that is full when it opens', () => {
  it('serves the token of the previous version, and stores the next one once there is room', async () => {
    const { disk, ask } = await startOnFullDisk({ hasFile: true })

    const onFull = await ask('open')
    const failed = await ask('renew')
    disk.empty()
    const healed = await ask('renew')
    const again = await ask('open')

    expect(onFull).toEqual({ served: 'previous-secret-of-plain', code: '' })
    expect(failed).toEqual({ served: '', code: 'TOKEN_STORE' })
    expect(healed).toEqual({ served: 'the next secret', code: '' })
    expect(again).toEqual({ served: 'the next secret', code: '' })
  })

  it('makes no half of a new file: it refuses, and goes on once there is room', async () => {
    const { disk, ask, inside } = await startOnFullDisk({ hasFile: false })

    const onFull = await ask('open')
    disk.empty()
    const healed = await ask('open')

    expect(onFull).toEqual({ served: '', code: 'TOKEN_STORE' })
    expect(healed).toEqual({ served: 'the next secret', code: '' })
    expect(existsSync(inside)).toBe(true)
  })
})
