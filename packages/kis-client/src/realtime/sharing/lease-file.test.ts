import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { machineClock } from '@stockeye/internal/clock'
import { makePrivateFile } from '@stockeye/internal/private-file'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { lockLeaseFile } from './lease-file.ts'
import { localSharing } from './local.ts'

const memory = { registered: [{ trId: 'H0STCNT0', key: '005930' }], learnt: { held: ['x'] }, writtenAt: 5 }

function freshFile(): string {
  const path = freshPath('key.lease')
  makePrivateFile(path)
  return path
}

function lock(path: string) {
  const file = lockLeaseFile(path)
  assert(file)
  onTestFinished(() => file.close())
  return file
}

describe('lockLeaseFile', () => {
  it('locks a file once, also after a memory was stored, until it is closed', () => {
    const path = freshFile()
    const first = lock(path)

    first.write(memory)

    expect(lockLeaseFile(path)).toBeUndefined()
    first.close()
    expect(lock(path).memory).toEqual(memory)
  })

  it('leaves the file and what lies beside it to its user alone', () => {
    const path = freshFile()

    lock(path).write(memory)

    for (const file of [path, `${path}-journal`]) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('reads no memory that another version has written', () => {
    const path = freshFile()
    lock(path).close()
    const database = new DatabaseSync(path)
    database.exec(`INSERT INTO memory VALUES (1, '{"registered":7}')`)
    database.close()

    expect(lock(path).memory).toBeUndefined()
  })

  it.each<[string, (path: string) => void]>([
    ['a file of another program', (path) => new DatabaseSync(path).exec('CREATE TABLE other (id INTEGER)')],
    ['a file that is no database', (path) => writeFileSync(path, 'x'.repeat(5_000))],
  ])('refuses %s, and leaves it as it is', (_, make) => {
    const path = freshFile()
    make(path)
    const before = readFileSync(path)

    expect(() => lockLeaseFile(path)).toThrow(expect.objectContaining({ code: 'KIS_UNREACHABLE' }))
    expect(readFileSync(path)).toEqual(before)
  })

  it.each<[string, (path: string) => void]>([
    ['deleted', (path) => rmSync(path)],
    ['replaced', (path) => [renameSync(path, `${path}-moved`), makePrivateFile(path)]],
  ])('notices that the file was %s', (_, change) => {
    const path = freshFile()
    const file = lock(path)
    expect(file.isInPlace()).toBe(true)

    change(path)

    expect(file.isInPlace()).toBe(false)
  })
})

describe('localSharing', () => {
  it('stores no memory once the file of the lease was replaced, and reports the lease as lost', async () => {
    const path = freshPath('key.lease')
    let aheadMs = 0
    const clock = { ...machineClock, monotonic: () => machineClock.monotonic() + aheadMs }
    const meeting = localSharing({ directory: path.replace(/\/key.lease$/, '') }).meet({ key: 'key', clock, name: 'a' })
    const reasons: Error[] = []
    const tenure = await meeting.takeLease((reason) => void reasons.push(reason))
    assert(tenure)
    onTestFinished(() => tenure.release())
    await tenure.remember(memory)

    rmSync(path)
    aheadMs = 1_000
    await expect(tenure.remember(memory)).rejects.toMatchObject({ code: 'KIS_UNREACHABLE' })

    expect(tenure.holds()).toBe(false)
    expect(reasons).toHaveLength(1)
  })
})
