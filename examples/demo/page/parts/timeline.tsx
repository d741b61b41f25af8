import { entryKinds, type TimelineEntry } from '../../src/box/contract.ts'
import { sentenceOf } from '../texts/sentence.ts'
import { Instant } from '../view/instant.tsx'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

const shownEntries = 120

/** Shows the time line of events, the newest first, filtered by kind. */
export function Timeline() {
  const { box, texts, address } = usePage()
  const { timeline: text } = texts.value
  const wanted = address.selection.value.kinds
  const entries = box.timeline.value.filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))
  // A screen reader cannot keep up with accelerated time: it then reads the list on request.
  const isFast = (box.clock.value?.speed ?? 0) > 1
  return (
    <Panel id="timeline" title={text.title}>
      <Filter wanted={wanted} />
      <div
        class="timeline-log"
        role="log"
        aria-live={isFast ? 'off' : 'polite'}
        aria-label={text.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {entries.length === 0 ? (
          <Empty text={wanted.length === 0 ? text.empty : text.emptyKinds} />
        ) : (
          <ol class="timeline">
            {entries.slice(0, shownEntries).map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  )
}

function Filter({ wanted }: { readonly wanted: readonly TimelineEntry['kind'][] }) {
  const { texts, address } = usePage()
  const { timeline: text } = texts.value
  const toggle = (kind: TimelineEntry['kind']) =>
    address.select({ kinds: entryKinds.filter((one) => wanted.includes(one) !== (one === kind)) })
  return (
    <fieldset class="filter">
      <legend class="hidden">{text.filter}</legend>
      <button
        type="button"
        class="chip"
        aria-pressed={wanted.length === 0}
        onClick={() => address.select({ kinds: [] })}
      >
        {text.all}
      </button>
      {entryKinds.map((kind) => (
        <button type="button" class="chip" key={kind} aria-pressed={wanted.includes(kind)} onClick={() => toggle(kind)}>
          {text.kinds[kind]}
        </button>
      ))}
    </fieldset>
  )
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { texts, address } = usePage()
  const { timeline: text } = texts.value
  return (
    <li class={`entry entry-${entry.level}`}>
      <Instant at={entry.at} hasSeconds />
      <span class="entry-kind">{text.kinds[entry.kind]}</span>
      <span class="entry-text">
        {entry.level !== 'info' && <span class={`level level-${entry.level}`}>{text.levels[entry.level]}</span>}
        {sentenceOf(entry, texts.value)}
        {entry.order !== undefined && (
          <>
            {' '}
            <a href={address.hrefOf({ order: entry.order })}>{text.order}</a>
          </>
        )}
        {entry.run !== undefined && (
          <>
            {' '}
            <a href={address.hrefOf({ run: entry.run })}>{text.run}</a>
          </>
        )}
      </span>
    </li>
  )
}
