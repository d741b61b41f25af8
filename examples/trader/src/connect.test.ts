import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it } from 'vitest'
import { connectToKis } from './connect.ts'
import { defaultSettings } from './settings/settings.ts'

it.each([
  [false, ['orders.db']],
  [true, ['orders.db.dry-run']],
])('keeps the orders of a dry run, %s, in a journal of its own', async (dryRun, expected) => {
  const folder = tempFolder('trader')
  const files = {
    ...defaultSettings.files,
    orders: join(folder, 'orders.db'),
    tokens: join(folder, 'tokens.db'),
    jobs: join(folder, 'jobs.db'),
  }
  const credentials = { appKey: 'key', appSecret: 'secret', account: '12345678-01' }
  const { journal, tokens, kis, close } = connectToKis({ on: 'paper', credentials, realOrders: false }, files, {
    dryRun,
  })

  await journal.open()

  expect(['orders.db', 'orders.db.dry-run'].filter((name) => existsSync(join(folder, name)))).toEqual(expected)
  await journal.close()
  await kis.close()
  await tokens.close()
  await close()
})
