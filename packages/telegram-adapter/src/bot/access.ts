import type { OpsUser } from '../ports/ops-port.ts'

/** Role that a command requires of its user. A press of a button requires the same as its command. */
export type Access = 'everyone' | 'admin'

/** Decides whether a user may use a command. The user comes from `port.ensureUser`, which is asked at every update: there is no other source. */
export function decideAccess(user: OpsUser, needed: Access): 'allowed' | 'user_blocked' | 'admin_required' {
  if (!user.active) return 'user_blocked'
  return needed === 'everyone' || user.role === 'admin' ? 'allowed' : 'admin_required'
}
