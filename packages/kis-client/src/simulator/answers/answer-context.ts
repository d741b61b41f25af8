import type { World } from '../world/world.ts'

/** Parts of the world that the answers are given from. */
export type AnswerContext = Omit<World, 'orders'>
