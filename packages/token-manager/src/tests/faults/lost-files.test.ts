import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startTime } from '@stockeye/test-kit/shared-time'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startIssuerServer } from '../../fake-issuer/issuer-server.ts'
import { type SqliteStore, sqliteStore } from '../../stores/sqlite.ts'
import { type Member, type Seen, startMember } from './members.test-kit.ts'

const hour = 60 * 60_000

/** Starts two processes that serve the first token of one file, whose folder is `current/data`. */
async function setUp() {
  const issuer = await startIssuerServer({ lifeMs: 24 * hour })
  onTestFinished(() => issuer.close())
  const root = tempFolder('lost')
  // Only the folder itself must not be a link: a deployment may switch one above it.
  mkdirSync(join(root, 'release-1'))
  symlinkSync('release-1', join(root, 'current'))
  const path = join(root, 'current', 'data', 'tokens.db')
  const scale = startTime({ speed: 10 })
  const start = async () => {
    const member = startMember({ path, url: issuer.url, scale, leastIntervalMs: 0 })
    await member.until('ready')
    return member
  }
  const members = [await start(), await start()]
  await callAll(members, 'get', 1)
  return { issuer, root, path, start, members }
}

/** Sends the command to all, and waits until each has got `times` tokens. */
async function callAll(members: readonly Member[], what: 'get' | 'reject', times: number) {
  for (const member of members) member.send(what)
  await Promise.all(members.map((member) => member.until('got', times)))
}

/** Returns the tokens that the members got, without repetition. */
const tokensOf = (members: readonly Member[]) => {
  const got = members.flatMap(({ seen }) => seen).filter((one): one is Seen & { event: 'got' } => one.event === 'got')
  return new Set(got.map(({ generation, fingerprint }) => `${generation} ${fingerprint}`))
}

/** Returns the generation of the token that a process finds that starts now. */
async function storedAt(path: string): Promise<number | undefined> {
  let store: SqliteStore | undefined
  try {
    store = sqliteStore({ path })
    const record = await store.read('fake')
    return record?.token && record.generation
  } catch {
    // A lost log cannot be read until every process has noticed that.
    return undefined
  } finally {
    store?.close()
  }
}

const removeFiles = (path: string, ends: readonly string[]) => {
  for (const end of ends) rmSync(`${path}${end}`)
}

const faults: Record<string, (place: { readonly root: string; readonly path: string }) => void> = {
  'the file is deleted': ({ path }) => removeFiles(path, ['', '-wal', '-shm']),
  'the log is deleted': ({ path }) => removeFiles(path, ['-wal']),
  'the index of the log is deleted': ({ path }) => removeFiles(path, ['-shm']),
  'the folder is moved': ({ path }) => renameSync(dirname(path), `${dirname(path)}-moved`),
  'the file is replaced by a copy': ({ path }) => {
    copyFileSync(path, `${path}-copy`)
    renameSync(`${path}-copy`, path)
  },
  'a link above the folder is switched': ({ root }) => {
    mkdirSync(join(root, 'release-2'))
    unlinkSync(join(root, 'current'))
    symlinkSync('release-2', join(root, 'current'))
  },
}

describe('two processes, while both use one file', () => {
  it.each(Object.entries(faults))('stay one owner with the third one that starts after this: %s', async (_, fault) => {
    const { issuer, root, path, start, members } = await setUp()

    fault({ root, path })
    await vi.waitUntil(async () => (await storedAt(path)) === 1, { timeout: 50_000, interval: 50 })
    const third = await start()
    await callAll([third], 'get', 1)
    const all = [...members, third]
    const before = tokensOf(all)
    for (const member of all) member.send('reject')
    await Promise.all(all.map((member) => member.until('rotated', 2)))

    expect(before.size).toBe(1)
    expect(await issuer.calls()).toHaveLength(2)
    const last = all.map(({ seen }) => seen.findLast((one) => one.event === 'rotated'))
    expect(new Set(last.map((one) => one && 'fingerprint' in one && one.fingerprint)).size).toBe(1)
    expect(await storedAt(path)).toBe(2)
  })
})
