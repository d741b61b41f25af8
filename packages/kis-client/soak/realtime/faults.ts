import type { Chance } from '@stockeye/test-kit/chance'
import type { RefusalCode } from '../../src/simulator/realtime/codes.ts'
import { manglings } from '../../src/simulator/realtime/frame.ts'
import type { Program } from './program.ts'
import { topics, type WatchedTopic } from './topics.ts'
import type { World } from './world.ts'

/** Kinds of what goes wrong beside the disconnects. */
export type FaultKind = (typeof faultKinds)[number]

export const faultKinds = [
  'refused OPSP0002',
  'refused OPSP0007',
  'refused OPSP0008',
  'refused OPSP0011',
  'refused OPSP8996',
  'silent connection',
  'silent topic',
  'delayed answer',
  'mangled frame',
  'burst',
  'killed keys',
  'crash',
] as const

/** Kinds that places of an earlier connection, or another program, cause at KIS. */
const ofHeldPlaces: readonly FaultKind[] = ['refused OPSP0002', 'refused OPSP0008', 'refused OPSP8996']

/** Kinds without those that come of held places. */
export const faultsWithoutHeldPlaces: readonly FaultKind[] = faultKinds.filter((kind) => !ofHeldPlaces.includes(kind))

export interface Circumstances {
  readonly world: World
  readonly chance: Chance
  readonly program: Program
}

const all = [...topics.values()]
/** Topics whose silence REST can find. */
const findable = all.filter(({ feed }) => !feed.encrypted)

const refuse =
  (code: RefusalCode, match: (chance: Chance) => Pick<WatchedTopic, 'trId' | 'key'> | undefined) =>
  ({ world, chance }: Circumstances) => {
    const topic = match(chance)
    world.simulator.realtime.refuse(topic === undefined ? {} : { trId: topic.trId, key: topic.key }, code)
  }
const any = (chance: Chance) => chance.pick(all)

/** Applies a fault. The refusals, the delays and the killed keys meet the registrations that follow the next disconnect. */
export const applyFault: Readonly<Record<Exclude<FaultKind, 'crash'>, (circumstances: Circumstances) => void>> = {
  'refused OPSP0002': refuse('OPSP0002', any),
  'refused OPSP0007': refuse('OPSP0007', any),
  'refused OPSP0008': refuse('OPSP0008', any),
  'refused OPSP0011': refuse('OPSP0011', () => undefined),
  'refused OPSP8996': refuse('OPSP8996', any),
  'silent connection'({ world, program }) {
    world.simulator.realtime.silence()
    program.wire.silence()
  },
  'silent topic'({ world, chance, program }) {
    const { trId, key } = chance.pick(findable)
    // A topic that waits for KIS would fall silent with its registration only.
    if (!program.wire.isDelivered(`${trId}|${key}`)) return
    world.simulator.realtime.silence({ trId, key })
    program.wire.silence(`${trId}|${key}`)
  },
  'delayed answer'({ world, chance }) {
    const { trId, key } = any(chance)
    world.simulator.realtime.delayAnswers({ trId, key }, chance.whole(200, 15_000))
  },
  'mangled frame'({ world, chance }) {
    const { trId, key } = chance.pick(findable)
    world.simulator.realtime.mangle({ trId, key }, chance.pick(manglings), chance.whole(1, 3))
  },
  burst({ world, chance }) {
    const { trId, key } = chance.pick(findable)
    world.isBursting = true
    world.simulator.realtime.burst({ trId, key }, chance.whole(2, 400))
    world.isBursting = false
  },
  'killed keys': ({ world }) => world.simulator.realtime.killApprovalKeys(),
}
