import type { OpsUser } from '../ports/ops-port.ts'

/** What a command asks of who gives it. A press of a button asks what its command asks. */
export type Access = 'everyone' | 'admin'

/** Who may do what, in one place. The user comes from `port.ensureUser`, at every update, and from nowhere else. */
export function decideAccess(user: OpsUser, needed: Access): 'allowed' | 'user_blocked' | 'admin_required' {
  if (!user.active) return 'user_blocked'
  return needed === 'everyone' || user.role === 'admin' ? 'allowed' : 'admin_required'
}
