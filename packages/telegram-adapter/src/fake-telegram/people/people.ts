import type { World } from '../world.ts'
import { createGroup, type FakeGroup } from './group.ts'
import { createUser, type FakeUser, type Person } from './user.ts'

/** People and groups that a test plays. */
export interface People {
  /** Returns a person; the same id returns the same person. @throws RangeError when `id` is not a positive integer */
  user(person: Person): FakeUser
  /** Creates a group. @throws RangeError when `id` is not a negative integer */
  group(group: { readonly title: string; readonly id?: number }): FakeGroup
}

export function createPeople(world: World): People {
  const users = new Map<number, FakeUser>()
  let nextGroupId = -1_000_001

  return {
    user(person) {
      if (!Number.isSafeInteger(person.id) || person.id <= 0)
        throw new RangeError(`id: ${person.id} is not the id of a person; pass a positive integer`)
      const user = users.get(person.id) ?? createUser(world, person)
      users.set(person.id, user)
      return user
    },
    group({ title, id = nextGroupId-- }) {
      if (!Number.isSafeInteger(id) || id >= 0)
        throw new RangeError(`id: ${id} is not the id of a group; pass a negative integer`)
      return createGroup(world, { title, id })
    },
  }
}
