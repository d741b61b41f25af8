import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pretendPlatform } from '@stockeye/test-kit/platform'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { makePrivateFile } from './private-file.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.skipIf(process.platform === 'win32')('makePrivateFile', () => {
  it('makes file and folder for one user, and accepts both again', () => {
    const path = freshPath('a.db')

    expect([makePrivateFile(path), makePrivateFile(path)]).toEqual([
      { fault: undefined, isNew: true },
      { fault: undefined, isNew: false },
    ])
    expect([dirname(path), path].map(modeOf)).toEqual(['700', '600'])
  })

  it.each([
    [0o666, 'file'],
    [0o640, 'file'],
    [0o777, 'folder'],
    [0o775, 'folder'],
  ] as const)('refuses the mode %o of the %s', (mode, what) => {
    const path = freshPath('a.db')
    makePrivateFile(path)
    chmodSync(what === 'file' ? path : dirname(path), mode)

    expect(makePrivateFile(path).fault).toContain('chmod')
    expect(modeOf(what === 'file' ? path : dirname(path))).toBe(mode.toString(8))
  })

  it('accepts a folder that others may enter, unless it holds what no other user may see', () => {
    const path = freshPath('a.db')
    makePrivateFile(path)
    chmodSync(dirname(path), 0o755)

    expect(makePrivateFile(path).fault).toBeUndefined()
    expect(makePrivateFile(path, { folderMode: 0o700 }).fault).toContain('chmod 700')
  })

  it('advises no other mode for a folder of all users, such as /tmp', () => {
    const path = freshPath('a.db')
    makePrivateFile(path)
    chmodSync(dirname(path), 0o1777)

    const { fault } = makePrivateFile(path)
    expect(fault).toContain('keep the file in a directory of its own')
    expect(fault).not.toContain('chmod')
  })

  it('refuses a symbolic link to a file, also to one that is missing, and to a folder', () => {
    const path = freshPath('a.db')
    makePrivateFile(path)
    const link = join(dirname(path), 'link.db')
    symlinkSync(path, link)
    const dangling = join(dirname(path), 'dangling.db')
    symlinkSync(join(dirname(path), 'missing.db'), dangling)
    const folder = `${dirname(path)}-link`
    symlinkSync(dirname(path), folder)

    for (const one of [link, dangling, join(folder, 'a.db')])
      expect(makePrivateFile(one).fault).toContain('symbolic link')
  })

  it('refuses a directory in the place of the file, and throws for a file in the place of the folder', () => {
    const path = freshPath('a.db')
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const file = join(dirname(path), 'file')
    writeFileSync(file, '', { mode: 0o600 })

    expect(makePrivateFile(path).fault).toContain('is not a file')
    expect(() => makePrivateFile(join(file, 'a.db'))).toThrow(/EEXIST|ENOTDIR/)
  })

  it('makes the folders above the one of the file, closed to other users', () => {
    const path = join(dirname(freshPath('a.db')), 'above', 'folder', 'a.db')

    expect(makePrivateFile(path)).toEqual({ fault: undefined, isNew: true })
    expect([dirname(dirname(path)), dirname(path)].map(modeOf)).toEqual(['700', '700'])
  })

  // In a process of its own: a call that never returns stops its whole thread, the test runner's included.
  it.skipIf(process.platform !== 'linux')('throws where the system refuses each folder, and returns', () => {
    const program = `
      const { makePrivateFile } = await import(${JSON.stringify(new URL('private-file.ts', import.meta.url).href)})
      try { makePrivateFile('/proc/no-such-folder/deeper/a.db') } catch (error) { console.log(error.code) }`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 20_000,
    })

    expect(stdout.trim()).toBe('ENOENT')
  })
})

it('checks no modes on Windows, which has none', () => {
  const path = freshPath('a.db')
  makePrivateFile(path)
  chmodSync(path, 0o644)

  expect(makePrivateFile(path).fault === undefined).toBe(process.platform === 'win32')
  pretendPlatform('win32')
  expect(makePrivateFile(path).fault).toBeUndefined()
})
