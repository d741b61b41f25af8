import { manualClock } from '@stockeye/test-kit/manual-clock'
import { pretendPlatform } from '@stockeye/test-kit/platform'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it } from 'vitest'
import { localSharing } from './local.ts'

it('refuses Windows, whose sockets have no mode, and names what serves there', () => {
  const sharing = localSharing({ directory: tempFolder('sharing') })
  const meet = () => sharing.meet({ key: 'key', clock: manualClock(), name: 'a' })
  pretendPlatform('win32')

  expect(meet).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'sharing' }))
  expect(meet).toThrow('redisSharing')
})
