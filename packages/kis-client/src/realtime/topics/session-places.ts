import { faultWaits, heldTopicMs, longestHoldMs, placesOfKey, probeWaits } from './place-rules.ts'
import type { Topic } from './topic.ts'

/** Command for a session. KIS answers each before the session gets the next one. */
export interface Command {
  readonly does: 'register' | 'release'
  readonly topic: Topic
}

/** Places of one app key: those that KIS has confirmed, the one that is asked for, and those that an earlier connection may hold. */
export interface SessionPlaces {
  readonly name: string
  isOpen: boolean
  inFlight: Command | undefined
  /** Topics by name: those that KIS has confirmed, and the one that is being registered. */
  readonly places: Map<string, Topic>
  readonly confirmed: Set<string>
  /** Topics that an earlier connection may hold. Until KIS takes one of them again, only one is asked for at a time. */
  readonly suspects: Map<string, Topic>
  /** Instant of the last suspicion. */
  suspectedAt: number
  /** Instant before which no suspect is asked for, and the wait after the next refusal, in ms. */
  probe: { readonly notBefore: number; readonly waitMs: number }
  /** Topics that KIS said are registered although this connection has not, with the instant before which none is asked for again. */
  readonly held: Map<string, { readonly topic: Topic; readonly until: number }>
  /** Places that KIS holds of an earlier connection, as its last refusal shows. */
  heldPlaces: number
  /** Instant before which nothing is registered, since KIS has a fault, and the wait after the next one, in ms. */
  fault: { readonly notBefore: number; readonly waitMs: number }
  /** Instants before which the release of a topic, that KIS has not carried out, is not asked for again, and the last wait, in ms. */
  readonly releaseAfter: Map<string, { readonly at: number; readonly waitMs: number }>
  /** Instant at which a session that another program has is tried again. */
  inUseUntil: number | undefined
}

const noFault = { notBefore: 0, waitMs: faultWaits.firstMs }
const firstProbe = { notBefore: 0, waitMs: probeWaits.firstMs }

export const newSessionPlaces = (name: string): SessionPlaces => ({
  name,
  isOpen: false,
  inFlight: undefined,
  places: new Map(),
  confirmed: new Set(),
  suspects: new Map(),
  suspectedAt: 0,
  fault: noFault,
  releaseAfter: new Map(),
  probe: firstProbe,
  held: new Map(),
  heldPlaces: 0,
  inUseUntil: undefined,
})

/** Returns the number of places that may still be asked for. */
export const freePlaces = ({ places, heldPlaces }: SessionPlaces): number => placesOfKey - heldPlaces - places.size

/** Returns the topics that take the places, for a person. */
export const holdersOf = ({ places, heldPlaces }: SessionPlaces): readonly string[] => [
  ...places.keys(),
  ...(heldPlaces > 0 ? [`${heldPlaces} of an earlier connection`] : []),
]

/** Notes that KIS took a topic: if an earlier connection had it, KIS holds nothing of that connection any more. */
export function confirmPlace(session: SessionPlaces, name: string): void {
  session.confirmed.add(name)
  session.held.delete(name)
  session.fault = noFault
  if (session.suspects.has(name)) clearSuspects(session)
}

function clearSuspects(session: SessionPlaces): void {
  session.suspects.clear()
  session.probe = firstProbe
}

/** Forgets what KIS does not hold any more. @returns whether something was forgotten */
export function forgetOld(session: SessionPlaces, now: number): boolean {
  const before = session.held.size + session.suspects.size
  for (const [name, { topic, until }] of session.held) {
    if (until <= now) session.held.delete(name)
    // The clock was set back: no wait is longer than it was meant to be.
    else if (until > now + heldTopicMs) session.held.set(name, { topic, until: now + heldTopicMs })
  }
  session.probe = { ...session.probe, notBefore: Math.min(session.probe.notBefore, now + probeWaits.longestMs) }
  session.fault = { ...session.fault, notBefore: Math.min(session.fault.notBefore, now + faultWaits.longestMs) }
  if (session.suspects.size > 0 && now - session.suspectedAt >= longestHoldMs) clearSuspects(session)
  return session.held.size + session.suspects.size < before
}

/** Suspects that an earlier connection holds these topics. */
export function suspect(session: SessionPlaces, topics: Iterable<readonly [string, Topic]>, now: number): void {
  for (const [name, topic] of topics) session.suspects.set(name, topic)
  session.suspectedAt = now
}

/** Notes that KIS refused a topic because an earlier connection holds it, or holds places. */
export function probeLater(session: SessionPlaces, now: number): void {
  const { waitMs } = session.probe
  session.probe = { notBefore: now + waitMs, waitMs: Math.min(waitMs * 2, probeWaits.longestMs) }
}

/** Notes a fault of KIS: the app key waits, longer each time. */
export function noteFault(session: SessionPlaces, now: number): void {
  const { waitMs } = session.fault
  session.fault = { notBefore: now + waitMs, waitMs: Math.min(waitMs * 2, faultWaits.longestMs) }
}

/** Empties the places of a connection that has ended. @returns the names that were confirmed */
export function endConnection(session: SessionPlaces, at: number): readonly string[] {
  suspect(session, session.places, at)

  const gone = [...session.confirmed]
  session.isOpen = false
  session.inFlight = undefined
  session.places.clear()
  session.confirmed.clear()
  session.releaseAfter.clear()
  return gone
}

/** Returns the instant from which a topic may be asked for. */
export const askableAt = ({ held, suspects, probe, fault }: SessionPlaces, name: string): number =>
  Math.max(held.get(name)?.until ?? 0, fault.notBefore, suspects.has(name) ? probe.notBefore : 0)
