import { batch, type Signal, signal } from '@preact/signals'
import type {
  BoxClock,
  BoxEvents,
  BoxFigures,
  BoxSession,
  BoxToken,
  BoxTopic,
  ChatMessage,
  FaultName,
  FaultSwitch,
  Speed,
  TimelineEntry,
} from '../../src/box/contract.ts'
import { withItem } from './bounded-map.ts'
import { type FeedState, followFeed } from './feed.ts'
import type { ServerEvent } from './read-events.ts'

/** Entries and messages that the page keeps: a time at 600× makes many. */
const kept = { entries: 400, messages: 300 } as const

/** State of the box, as its events have reported it. */
export interface Box {
  readonly feed: Signal<FeedState>
  readonly clock: Signal<BoxClock | undefined>
  readonly switches: Signal<readonly FaultSwitch[]>
  /** Messages of the chat by id, the oldest first. */
  readonly messages: Signal<ReadonlyMap<number, ChatMessage>>
  /** Entries of the time line, the newest first. */
  readonly timeline: Signal<readonly TimelineEntry[]>
  /** Whether the visitor has caused a fault: calls may have failed by it. */
  readonly hasFault: Signal<boolean>
  readonly sessions: Signal<readonly BoxSession[]>
  readonly tokens: Signal<readonly BoxToken[]>
  readonly topics: Signal<readonly BoxTopic[]>
  readonly figures: Signal<BoxFigures | undefined>
  /** Sends a message of the visitor. @throws if the box has not taken it */
  say(text: string): Promise<void>
  /** Presses a button below a message. @throws if the box has not taken it */
  press(messageId: number, label: string): Promise<void>
  setSpeed(speed: Speed): Promise<void>
  setFault(name: FaultName, isOn: boolean): Promise<void>
}

/** Sends JSON to the box. @throws if the box refuses it or does not answer */
async function post<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`the box answered ${path} with ${response.status}`)
  const text = await response.text()
  return JSON.parse(text === '' ? 'null' : text)
}

/** Follows the events of the box. */
export function followBox(): Box {
  const clock = signal<BoxClock | undefined>(undefined)
  const switches = signal<readonly FaultSwitch[]>([])
  const messages = signal<ReadonlyMap<number, ChatMessage>>(new Map())
  const timeline = signal<readonly TimelineEntry[]>([])
  const hasFault = signal(false)
  const sessions = signal<readonly BoxSession[]>([])
  const tokens = signal<readonly BoxToken[]>([])
  const topics = signal<readonly BoxTopic[]>([])
  const figures = signal<BoxFigures | undefined>(undefined)
  const feed = signal<FeedState>('opening')

  const receivers: { readonly [Name in keyof BoxEvents]: (event: BoxEvents[Name]) => void } = {
    clock: (next) => {
      clock.value = next
    },
    switches: (next) => {
      switches.value = next
    },
    message: (next) => {
      messages.value = withItem(messages.value, next.id, next, kept.messages)
    },
    timeline: (next) => {
      if (next.kind === 'fault') hasFault.value = true
      timeline.value = [next, ...timeline.value.filter(({ id }) => id !== next.id)].slice(0, kept.entries)
    },
    sessions: (next) => {
      sessions.value = next
    },
    tokens: (next) => {
      tokens.value = next
    },
    topics: (next) => {
      topics.value = next
    },
    figures: (next) => {
      figures.value = next
    },
  }
  const receive = ({ name, data }: ServerEvent) => {
    if (Object.hasOwn(receivers, name)) receivers[name as keyof BoxEvents](JSON.parse(data) as never)
  }

  void followFeed({
    connect: () => fetch('/box/events'),
    onState: (state) => {
      feed.value = state
    },
    onEvents: (events, isFirst) =>
      batch(() => {
        if (isFirst) {
          messages.value = new Map()
          timeline.value = []
          hasFault.value = false
        }
        events.forEach(receive)
      }),
  })

  return {
    feed,
    clock,
    switches,
    messages,
    timeline,
    hasFault,
    sessions,
    tokens,
    topics,
    figures,
    say: (text) => post('/box/chat', { text }),
    press: (messageId, label) => post('/box/chat', { messageId, label }),
    async setSpeed(speed) {
      clock.value = await post('/box/clock', { speed })
    },
    async setFault(name, isOn) {
      const next = await post<FaultSwitch>('/box/faults', { name, isOn })
      switches.value = switches.value.map((fault) => (fault.name === next.name ? next : fault))
    },
  }
}
