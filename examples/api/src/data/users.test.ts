import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { start, temporaryFolder } from '../tests/api.test-kit.ts'
import { openDatabase } from './database.ts'
import { createUsers } from './users.ts'

const now = () => start
const newFile = () => join(temporaryFolder(), 'new', 'api.db')

describe('the list of admins', () => {
  it('promotes and demotes users at the start, and neither blocks nor unblocks a user', () => {
    const database = openDatabase(newFile())
    const before = createUsers(database, { admins: ['1', '2'], now })
    for (const telegramId of ['1', '2', '3']) before.ensureRegistered({ telegramId, name: 'x' })
    before.setActive('3', false)

    const after = createUsers(database, { admins: ['2', '3'], now })

    expect(['1', '2', '3'].map((id) => after.find(id))).toEqual([
      { telegramId: '1', role: 'user', isActive: true },
      { telegramId: '2', role: 'admin', isActive: true },
      { telegramId: '3', role: 'admin', isActive: false },
    ])
    database.close()
  })

  it('changes no role when it is empty', () => {
    const database = openDatabase(newFile())
    const first = createUsers(database, { admins: ['1'], now })
    first.ensureRegistered({ telegramId: '1', name: 'x' })

    createUsers(database, { admins: [], now })

    expect(first.find('1')).toMatchObject({ role: 'admin' })
    database.close()
  })

  it('does not promote a demoted user again at the next contact', () => {
    const database = openDatabase(newFile())
    const users = createUsers(database, { admins: ['1'], now })
    users.ensureRegistered({ telegramId: '1', name: 'x' })
    users.setRole('1', 'user')

    expect(users.ensureRegistered({ telegramId: '1', name: 'y' })).toMatchObject({ role: 'user' })
    database.close()
  })

  it('is compared as text', () => {
    const database = openDatabase(newFile())
    const users = createUsers(database, { admins: ['007'], now })

    expect(users.ensureRegistered({ telegramId: '7', name: undefined })).toMatchObject({ role: 'user' })
    database.close()
  })
})
