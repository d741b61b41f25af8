import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it } from 'vitest'
import { connectToKis } from './connect.ts'
import { defaultSettings } from './settings/settings.ts'

it.each([
  [false, ['desk.db', 'orders.db']],
  [true, ['desk.db.dry-run', 'orders.db.dry-run']],
])('keeps the orders and the desk of a dry run, %s, in files of their own', async (dryRun, expected) => {
  const folder = tempFolder('trader')
  const files = {
    ...defaultSettings.files,
    orders: join(folder, 'orders.db'),
    tokens: join(folder, 'tokens.db'),
    jobs: join(folder, 'jobs.db'),
    desk: join(folder, 'desk.db'),
  }
  const credentials = { appKey: 'key', appSecret: 'secret', account: '12345678-01' }
  const { journal, desks, tokens, kis, close } = connectToKis({ on: 'paper', credentials, realOrders: false }, files, {
    dryRun,
  })

  await journal.open()

  const made = readdirSync(folder).filter((name) => /^(desk|orders)\.db(\.dry-run)?$/.test(name))
  expect(made.sort()).toEqual(expected)
  desks.close()
  await journal.close()
  await kis.close()
  await tokens.close()
  await close()
})
