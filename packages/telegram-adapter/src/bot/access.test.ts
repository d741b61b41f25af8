import { expect, it } from 'vitest'
import { decideAccess } from './access.ts'

it('lets everyone do what is for everyone, admins the rest, and blocked users nothing', () => {
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
