import type { World } from '../world/world.ts'

/** Parts of the world that the answers read. */
export type AnswerContext = Omit<World, 'orders'>
