import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it } from 'vitest'
import { syncFolder } from './sync-folder.ts'

it('opens no folder on Windows, where that fails, and opens it elsewhere', () => {
  const missing = freshPath('missing')

  expect(() => syncFolder(missing, 'win32')).not.toThrow()
  expect(() => syncFolder(missing, 'linux')).toThrow('ENOENT')
})
