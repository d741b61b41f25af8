import type { LineFrame } from '../line.ts'
import type { Topic } from '../topics/topic.ts'

/** Step that the merged wants ask of the direct line. */
export type WantStep =
  | { readonly do: 'want'; readonly topic: Topic; readonly priority: number }
  | { readonly do: 'unwant'; readonly topic: Topic }

interface Wanted<Member> {
  readonly topic: Topic
  readonly priorities: Map<Member, number>
}

/** Topics that several members want. A topic counts once, with the highest priority of its members. */
export interface Wants<Member> {
  /** Adds a want, or changes its priority. @returns the step that follows; undefined if the highest priority stays */
  want(member: Member, topic: Topic, priority: number): WantStep | undefined
  unwant(member: Member, topic: Topic): WantStep | undefined
  /** Removes all wants of a member. */
  leave(member: Member): readonly WantStep[]
  /** Returns whether a member wants a topic. */
  has(member: Member, topic: Topic): boolean
  topics(): readonly Topic[]
  membersOf(topic: Topic): readonly Member[]
  /** Returns the members for which a frame may hold a record. */
  receiversOf(frame: LineFrame): Iterable<Member>
  /** Returns the topics of a member of which a frame may hold a record. */
  topicsIn(frame: LineFrame, member: Member): readonly Topic[]
}

export function createWants<Member>(): Wants<Member> {
  // By TR id, then by key.
  const feeds = new Map<string, Map<string, Wanted<Member>>>()
  // Members of a feed, by TR id, until a want changes.
  const ofFeed = new Map<string, ReadonlySet<Member>>()
  const all = () => [...feeds.values()].flatMap((feed) => [...feed.values()])
  const find = ({ trId, key }: Topic) => feeds.get(trId)?.get(key)

  function remove(member: Member, wanted: Wanted<Member>): WantStep | undefined {
    const { topic, priorities } = wanted
    const before = highest(priorities)
    if (!priorities.delete(member)) return undefined
    ofFeed.delete(topic.trId)
    if (priorities.size > 0) {
      const priority = highest(priorities)
      return priority === before ? undefined : { do: 'want', topic, priority }
    }
    const feed = feeds.get(topic.trId)
    feed?.delete(topic.key)
    if (feed?.size === 0) feeds.delete(topic.trId)
    return { do: 'unwant', topic }
  }

  function membersOfFeed(trId: string): ReadonlySet<Member> {
    const known = ofFeed.get(trId)
    if (known !== undefined) return known
    const members = new Set([...(feeds.get(trId)?.values() ?? [])].flatMap(({ priorities }) => [...priorities.keys()]))
    ofFeed.set(trId, members)
    return members
  }

  return {
    want(member, { trId, key }, priority) {
      const feed = feeds.get(trId) ?? new Map<string, Wanted<Member>>()
      feeds.set(trId, feed)
      const wanted = feed.get(key) ?? { topic: { trId, key }, priorities: new Map<Member, number>() }
      feed.set(key, wanted)
      const before = wanted.priorities.size === 0 ? undefined : highest(wanted.priorities)
      wanted.priorities.set(member, priority)
      ofFeed.delete(trId)
      const after = highest(wanted.priorities)
      return after === before ? undefined : { do: 'want', topic: wanted.topic, priority: after }
    },
    unwant(member, topic) {
      const wanted = find(topic)
      return wanted && remove(member, wanted)
    },
    leave(member) {
      return all()
        .map((wanted) => remove(member, wanted))
        .filter((step) => step !== undefined)
    },
    has: (member, topic) => find(topic)?.priorities.has(member) === true,
    topics: () => all().map(({ topic }) => topic),
    membersOf: (topic) => [...(find(topic)?.priorities.keys() ?? [])],
    receiversOf(frame) {
      // The first column of most feeds is the key of the topic. A frame of one record then has one topic.
      const named = frame.count === 1 ? feeds.get(frame.trId)?.get(firstColumn(frame.payload)) : undefined
      return named?.priorities.keys() ?? membersOfFeed(frame.trId)
    },
    topicsIn({ trId, payload }, member) {
      const wanted = [...(feeds.get(trId)?.values() ?? [])].filter(({ priorities }) => priorities.has(member))
      const topics = wanted.map(({ topic }) => topic)
      const named = topics.filter(({ key }) => `^${payload}^`.includes(`^${key}^`))
      return named.length > 0 ? named : topics
    },
  }
}

const highest = (priorities: ReadonlyMap<unknown, number>) => Math.max(...priorities.values())

function firstColumn(payload: string): string {
  const end = payload.indexOf('^')
  return end === -1 ? payload : payload.slice(0, end)
}
