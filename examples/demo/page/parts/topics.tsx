import { formatTime } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

const toneOf: Readonly<Record<string, string>> = {
  live: 'tag tag-good',
  quiet: 'tag tag-good',
  stale: 'tag tag-doubt',
  gap: 'tag tag-bad',
  refused: 'tag tag-bad',
}

/** Shows the topics of the stream with their states. */
export function Topics() {
  const { box, texts } = usePage()
  const text = texts.value.topics
  const topics = box.topics.value
  return (
    <Panel id="topics" title={text.title}>
      {topics.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.feed}</th>
              <th scope="col">{text.key}</th>
              <th scope="col">{text.state}</th>
              <th scope="col" class="number">
                {text.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {topics.map(({ feed, key, state, sinceAt }) => (
              <tr key={`${feed} ${key}`}>
                <td>
                  <code>
                    {feed.split('/').flatMap((part, index) => (index === 0 ? [part] : ['/', <wbr key={part} />, part]))}
                  </code>
                </td>
                <th scope="row" class="key">
                  {key}
                </th>
                <td>
                  <span class={toneOf[state] ?? 'tag'}>{text.states[state] ?? state}</span>
                </td>
                <td class="number">{formatTime(sinceAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
