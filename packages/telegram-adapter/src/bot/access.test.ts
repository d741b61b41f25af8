import { expect, it } from 'vitest'
import { decideAccess } from './access.ts'

it('allows actions for everyone to every user, the others to admins, and none to blocked users', () => {
  const users = [
    { role: 'admin', active: true },
    { role: 'user', active: true },
    { role: 'admin', active: false },
    { role: 'user', active: false },
  ] as const

  expect(users.map((user) => [decideAccess(user, 'everyone'), decideAccess(user, 'admin')])).toEqual([
    ['allowed', 'allowed'],
    ['allowed', 'admin_required'],
    ['user_blocked', 'user_blocked'],
    ['user_blocked', 'user_blocked'],
  ])
})
