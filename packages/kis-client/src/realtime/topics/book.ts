import { faultWaits, heldTopicMs, placesOfKey } from './place-rules.ts'
import {
  askableAt,
  type Command,
  confirmPlace,
  endConnection,
  forgetOld,
  freePlaces,
  holdersOf,
  newSessionPlaces,
  noteFault,
  probeLater,
  type SessionPlaces,
  suspect,
} from './session-places.ts'
import { type Topic, type TopicRefusal, type TopicState, topicName } from './topic.ts'

/** Answer of KIS to a command. */
export type CommandAnswer =
  | { readonly is: 'done' }
  /** The topic is registered already (OPSP0002). */
  | { readonly is: 'registered-already' }
  /** All places of the app key are taken (OPSP0008). */
  | { readonly is: 'full' }
  /** The request was not looked at: it is sent again. */
  | { readonly is: 'again' }
  /** KIS has a fault (OPSP0007), or gives an answer that is not known: the app key waits, and asks for the topic again. */
  | { readonly is: 'fault' }
  | { readonly is: 'refused'; readonly messageCode: string; readonly message: string }

/** End of a connection. */
export interface ConnectionEnd {
  /** Instant up to which every row has arrived, in ms since 1970. */
  readonly from: number
  /** Whether the connection ended at that instant; otherwise it had fallen silent. */
  readonly isCertain: boolean
  /** Instant of the last message of KIS. */
  readonly heardAt: number
}

/** Places that KIS may hold of a session, which its next connection must know, also in another process. */
export interface HeldPlaces {
  readonly suspects: readonly Topic[]
  readonly probe: SessionPlaces['probe']
  /** Topics that KIS holds, each with the instant before which it is not asked for. */
  readonly held: readonly { readonly topic: Topic; readonly until: number }[]
}

export interface BookOptions {
  /** Names of the sessions, one an app key. Notices belong to the account of the first one. */
  readonly sessions: readonly string[]
  /** Returns whether a topic stays on the first session. */
  readonly isPinned: (topic: Topic) => boolean
  readonly changed: (topic: Topic, state: TopicState) => void
  /** Called when another session delivers a topic, whose state stays as it is. */
  readonly moved: (topic: Topic) => void
  /** Returns the last instant up to which every row of a topic is known to have arrived; undefined if it is not watched. */
  readonly provenAt: (topic: Topic) => number | undefined
}

/**
 * Book of the topics that are wanted and the places that KIS has confirmed. Its commands bring the two together. It asks for no
 * more topics than KIS has places, counts those that KIS was found to hold of an earlier connection, and evicts a topic only for
 * one of a higher priority.
 */
export interface Book {
  want(topic: Topic, priority: number, now: number): void
  unwant(topic: Topic): void
  opened(session: string): void
  closed(session: string, end: ConnectionEnd): void
  /** Returns the next command of a session, which is then under way; otherwise the instant at which there may be one. */
  next(session: string, now: number): Command | { readonly at: number } | undefined
  /** Takes KIS's answer to the command that is under way. */
  answered(session: string, answer: CommandAnswer, now: number): void
  /** Takes the watchdog's verdict on a topic. Every row of a stale one that was due by `provenAt` has arrived. */
  noteActivity(topic: Topic, activity: 'live' | 'quiet' | 'stale', provenAt: number): void
  /** Registers a topic again from which nothing arrives: its rows up to `from` have arrived. */
  renew(topic: Topic, from: number): void
  /** Notes that another program has the session of the key, until it is tried again. */
  keyInUse(session: string, nextTryAt: number): void
  /** Returns the session whose registration of a topic counts. */
  servedBy(topic: Topic): string | undefined
  /** Returns the sessions that deliver a topic, or may do so in a moment: two while it moves from one to the other. */
  placedOn(topic: Topic): readonly string[]
  /** Returns whether a session has topics, or could have one that waits. */
  isNeeded(session: string): boolean
  held(session: string): HeldPlaces
  restore(session: string, held: HeldPlaces, now: number): void
}

/** Silence of a connection after which its end does not prove that it was alive until then, in ms: longer than between PINGPONGs. */
const silentMs = 15_000

/** Wait between two requests for one release from which on it counts as refused for good, in ms: four were refused before. */
const stuckMs = 60_000

interface Wanted {
  readonly topic: Topic
  readonly order: number
  priority: number
  /** Session whose rows count. */
  serving: string | undefined
  /** Instant up to which every row of a stale topic has arrived. */
  staleFrom: number | undefined
  state: TopicState
}

export function createBook({ sessions: names, isPinned, changed, moved, provenAt }: BookOptions): Book {
  const wanted = new Map<string, Wanted>()
  const sessions = new Map(names.map((name) => [name, newSessionPlaces(name)]))
  let orders = 0

  const sessionOf = (name: string): SessionPlaces => {
    const session = sessions.get(name)
    if (session === undefined) throw new Error(`no session ${name}`)
    return session
  }
  const all = [...sessions.values()]
  const mayServe = (session: SessionPlaces, topic: Topic) => !isPinned(topic) || session.name === names[0]
  const placedOn = (name: string) => all.filter(({ places }) => places.has(name))
  const isPlaced = (name: string) => all.some(({ places }) => places.has(name))
  const confirmedOn = (name: string) => all.filter(({ confirmed }) => confirmed.has(name))
  const byRank = (one: Wanted, other: Wanted) => other.priority - one.priority || one.order - other.order

  function setState(entry: Wanted, state: TopicState): void {
    if (isSameState(entry.state, state)) return
    entry.state = state
    changed(entry.topic, state)
  }

  /** Reports a topic as lost. If it was stale, the loss has begun before. */
  function lose(entry: Wanted, from: number, isCertain: boolean): void {
    const { staleFrom } = entry
    entry.staleFrom = undefined
    if (staleFrom === undefined) setState(entry, { is: 'lost', from, isCertain })
    else setState(entry, { is: 'lost', from: Math.min(from, staleFrom), isCertain: false })
  }

  /** Reports the topics without a place, and why they have none. */
  function reportWaiting(): void {
    for (const [name, entry] of wanted) reportOne(name, entry)
  }

  function reportOne(name: string, entry: Wanted): void {
    if (entry.state.is === 'refused' || isPlaced(name)) return
    const heldUp = refusalOf(name, entry)
    setState(entry, entry.state.is === 'lost' ? { ...entry.state, heldUp } : { is: 'pending', heldUp })
  }

  function refusalOf(name: string, { topic }: Wanted): TopicRefusal | undefined {
    const able = all.filter((session) => mayServe(session, topic))
    const held = able.flatMap((session) => session.held.get(name)?.until ?? [])
    if (held.length === able.length) return { reason: 'held', nextTryAt: Math.min(...held) }
    const inUse = able.flatMap(({ inUseUntil }) => inUseUntil ?? [])
    if (inUse.length === able.length) return { reason: 'key-in-use', nextTryAt: Math.min(...inUse) }
    const open = able.filter(({ isOpen }) => isOpen)
    const faulty = open.flatMap(({ fault }) => (fault.notBefore > 0 ? [fault.notBefore] : []))
    if (open.length > 0 && faulty.length === open.length) return { reason: 'fault', nextTryAt: Math.min(...faulty) }
    const isFull = open.length > 0 && open.every((session) => freePlaces(session) <= 0)
    return isFull ? { reason: 'no-place', holders: open.flatMap(holdersOf) } : undefined
  }

  /** Returns the names of the topics that a session delivers and should not: they are not wanted, or served by another session. */
  const leaving = ({ name: session, confirmed }: SessionPlaces): readonly string[] =>
    [...confirmed].filter((name) => wanted.get(name)?.serving !== session)

  /** Returns the next topic that leaves a session. */
  function toRelease(session: SessionPlaces, now: number): Topic | undefined {
    const name = leaving(session).find((each) => (session.releaseAfter.get(each)?.at ?? 0) <= now)
    return name === undefined ? undefined : session.places.get(name)
  }

  /** Returns the topics that wait for a place on the session, in the order in which they get one. */
  const waitingFor = (session: SessionPlaces): readonly Wanted[] =>
    [...wanted]
      .filter(([name, { topic, state }]) => {
        return state.is !== 'refused' && !isPlaced(name) && mayServe(session, topic)
      })
      .map(([, entry]) => entry)
      .sort(byRank)

  const readyAt = (session: SessionPlaces, { topic }: Wanted) => askableAt(session, topicName(topic))

  /** Returns the topics that could leave a session, the one of the lowest rank first. */
  const movable = (session: SessionPlaces): readonly Wanted[] =>
    [...session.confirmed]
      .flatMap((name) => wanted.get(name) ?? [])
      .filter(({ topic }) => !isPinned(topic))
      .sort((one, other) => byRank(other, one))

  /** Returns the topic of a full session that gives its place to one of a higher priority. */
  function toEvict(session: SessionPlaces, ready: Wanted): Wanted | undefined {
    // Another session has room: it takes the topic, or one of this session, and nothing is lost.
    if (all.some((other) => other !== session && other.isOpen && freePlaces(other) > 0)) return undefined
    const gone = leaving(session)
    // A place becomes free soon. A release that KIS keeps refusing frees none.
    if (gone.some((name) => (session.releaseAfter.get(name)?.waitMs ?? 0) < stuckMs)) return undefined
    const last = movable(session).find(({ topic }) => !gone.includes(topicName(topic)))
    return session.heldPlaces === 0 && last !== undefined && last.priority < ready.priority ? last : undefined
  }

  /** Returns a topic of the full first session that this session takes, so that one that must be there finds a place. */
  function toTakeOver(session: SessionPlaces, now: number): Topic | undefined {
    const [first] = all
    // A first session that is closed has free places, or ones that KIS holds.
    if (first === undefined || freePlaces(session) <= 0 || freePlaces(first) > 0 || first.heldPlaces > 0)
      return undefined
    if (!waitingFor(first).some(({ topic }) => isPinned(topic))) return undefined
    const isMoving = movable(first).some(({ topic }) => placedOn(topicName(topic)).length > 1)
    return isMoving ? undefined : movable(first).find(({ topic }) => askableAt(session, topicName(topic)) <= now)?.topic
  }

  function start(session: SessionPlaces, command: Command): Command {
    session.inFlight = command
    if (command.does === 'register') session.places.set(topicName(command.topic), command.topic)
    return command
  }

  function refused(session: SessionPlaces, topic: Topic, answer: Exclude<CommandAnswer, { is: 'done' }>, now: number) {
    const name = topicName(topic)
    const entry = wanted.get(name)
    session.places.delete(name)
    switch (answer.is) {
      case 'registered-already':
        session.held.set(name, { topic, until: now + heldTopicMs })
        // An earlier connection has it, which this process does not know: it may have any of the others.
        if (!session.suspects.has(name)) {
          const others = waitingFor(session).map((one) => [topicName(one.topic), one.topic] as const)
          suspect(session, [[name, topic], ...others], now)
        }
        probeLater(session, now)
        return
      case 'full':
        session.heldPlaces = placesOfKey - session.places.size
        probeLater(session, now)
        return
      case 'again':
        return
      case 'fault':
        noteFault(session, now)
        return
      case 'refused':
        if (entry !== undefined) refuse(entry, answer.messageCode, answer.message)
    }
  }

  const refuse = (entry: Wanted, messageCode: string, message: string) =>
    setState(entry, { is: 'refused', refusal: { reason: 'refused', messageCode, message } })

  function registered(session: SessionPlaces, topic: Topic, now: number): void {
    const name = topicName(topic)
    const entry = wanted.get(name)
    confirmPlace(session, name)
    if (entry === undefined) return
    entry.serving = session.name
    if (entry.state.is === 'confirmed') moved(topic)
    else setState(entry, { is: 'confirmed', at: now })
  }

  function released(session: SessionPlaces, topic: Topic, answer: CommandAnswer, now: number): void {
    const name = topicName(topic)
    if (answer.is === 'again') return
    // What KIS did not release keeps its place: another topic in it would be the 42nd.
    if (answer.is === 'done' || (answer.is === 'refused' && answer.messageCode === 'OPSP0003')) {
      session.places.delete(name)
      session.confirmed.delete(name)
      session.releaseAfter.delete(name)
    } else {
      const waitMs = Math.min(
        (session.releaseAfter.get(name)?.waitMs ?? faultWaits.firstMs / 2) * 2,
        faultWaits.longestMs,
      )
      session.releaseAfter.set(name, { at: now + waitMs, waitMs })
    }
  }

  function add(topic: Topic, priority: number, now: number): void {
    const name = topicName(topic)
    const isLeaving = ({ inFlight }: SessionPlaces) => inFlight !== undefined && topicName(inFlight.topic) === name
    // A topic that was given up a moment ago may still have its place.
    const serving = confirmedOn(name).find((session) => !isLeaving(session))?.name
    orders += 1
    const pending: TopicState = { is: 'pending' }
    const plain = { staleFrom: undefined, state: pending }
    const entry: Wanted = { topic, order: orders, priority, serving, ...plain }
    wanted.set(name, entry)
    if (serving === undefined) {
      changed(topic, pending)
      // A listener may have given it up.
      if (wanted.get(name) === entry) reportOne(name, entry)
    } else setState(entry, { is: 'confirmed', at: now })
  }

  return {
    want(topic, priority, now) {
      const known = wanted.get(topicName(topic))
      if (known === undefined) add(topic, priority, now)
      else known.priority = priority
    },
    unwant(topic) {
      wanted.delete(topicName(topic))
    },
    opened(name) {
      const session = sessionOf(name)
      session.isOpen = true
      session.inUseUntil = undefined
      reportWaiting()
    },
    closed(name, { from, isCertain, heardAt }) {
      // A connection can have been dead for a while when its close arrives.
      const wasSilent = from - heardAt > silentMs
      for (const topic of endConnection(sessionOf(name), from)) {
        const entry = wanted.get(topic)
        const [other] = confirmedOn(topic)
        if (entry === undefined) continue
        entry.serving = other?.name
        // A topic that was found silent before is lost since then.
        const since = wasSilent ? Math.min(from, Math.max(heardAt, provenAt(entry.topic) ?? 0)) : from
        if (other === undefined && entry.state.is !== 'lost') lose(entry, since, isCertain && !wasSilent)
        else if (other !== undefined) moved(entry.topic)
      }
      reportWaiting()
    },
    next(name, now) {
      const session = sessionOf(name)
      if (!session.isOpen || session.inFlight !== undefined) return undefined
      if (forgetOld(session, now)) reportWaiting()
      const unneeded = toRelease(session, now)
      if (unneeded !== undefined) return start(session, { does: 'release', topic: unneeded })
      if (session.heldPlaces > 0 && session.probe.notBefore <= now) session.heldPlaces = 0
      const waiting = waitingFor(session)
      const isReady = (entry: Wanted) => readyAt(session, entry) <= now
      // KIS may refuse what it holds, and then the topic waits for 300 s: try that with the one of the lowest rank.
      const isSuspect = ({ topic }: Wanted) => session.suspects.has(topicName(topic))
      const placed = waiting.filter(isReady).slice(0, Math.max(0, freePlaces(session)))
      const probed = placed.findLast(isSuspect)
      const ready = probed ?? waiting.find(isReady)
      if (ready !== undefined && freePlaces(session) > 0)
        return start(session, { does: 'register', topic: ready.topic })
      const evicted = ready === undefined ? undefined : toEvict(session, ready)
      if (evicted !== undefined) {
        evicted.serving = undefined
        // The command is under way before a listener of the state can ask for another one.
        const command = start(session, { does: 'release', topic: evicted.topic })
        lose(evicted, now, true)
        return command
      }
      const moved = toTakeOver(session, now)
      if (moved !== undefined) return start(session, { does: 'register', topic: moved })
      const later = waiting.map((entry) => readyAt(session, entry)).filter((at) => at > now)
      if (session.heldPlaces > 0 && waiting.length > 0) later.push(session.probe.notBefore)
      later.push(...[...session.releaseAfter.values()].map(({ at }) => at).filter((at) => at > now))
      return later.length === 0 ? undefined : { at: Math.min(...later) }
    },
    answered(name, answer, now) {
      const session = sessionOf(name)
      const command = session.inFlight
      if (command === undefined) return
      session.inFlight = undefined
      if (command.does === 'release') released(session, command.topic, answer, now)
      else if (answer.is === 'done') registered(session, command.topic, now)
      else refused(session, command.topic, answer, now)
      reportWaiting()
    },
    noteActivity(topic, activity, provenAt) {
      const entry = wanted.get(topicName(topic))
      if (entry?.state.is !== 'confirmed') return
      const { at } = entry.state
      entry.staleFrom = activity === 'stale' ? provenAt : undefined
      setState(entry, activity === 'live' ? { is: 'confirmed', at } : { is: 'confirmed', at, silence: activity })
    },
    renew(topic, from) {
      const entry = wanted.get(topicName(topic))
      if (entry?.state.is !== 'confirmed') return
      // A place whose session does not serve the topic is released.
      entry.serving = undefined
      lose(entry, from, false)
    },
    keyInUse(name, nextTryAt) {
      sessionOf(name).inUseUntil = nextTryAt
      reportWaiting()
    },
    servedBy: (topic) => wanted.get(topicName(topic))?.serving,
    placedOn: (topic) => placedOn(topicName(topic)).map(({ name }) => name),
    isNeeded(name) {
      const session = sessionOf(name)
      return session.places.size > 0 || waitingFor(session).length > 0
    },
    held(name) {
      const { suspects, places, probe, held } = sessionOf(name)
      return { suspects: [...new Map([...suspects, ...places]).values()], probe, held: [...held.values()] }
    },
    restore(name, { suspects, probe, held }, now) {
      const session = sessionOf(name)
      suspect(
        session,
        suspects.map((topic) => [topicName(topic), topic] as const),
        now,
      )
      session.probe = probe
      for (const one of held) session.held.set(topicName(one.topic), one)
    },
  }
}

/** Returns whether two states say the same. The holders of the places are left out: they change with each place. */
function isSameState(one: TopicState, other: TopicState): boolean {
  const parts = partsOf(other)
  return partsOf(one).every((part, index) => part === parts[index])
}

function partsOf(state: TopicState): readonly unknown[] {
  if (state.is === 'confirmed') return [state.is, state.at, state.silence]
  // A topic is refused once, and what is lost stays lost since the same instant.
  const heldUp = state.is === 'refused' ? undefined : state.heldUp
  return [state.is, heldUp?.reason, heldUp !== undefined && 'nextTryAt' in heldUp ? heldUp.nextTryAt : undefined]
}
