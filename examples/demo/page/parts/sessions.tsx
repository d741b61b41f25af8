import { Instant } from '../view/instant.tsx'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

const shownSessions = 6

/** Shows the sessions of the KIS client, the newest first. */
export function Sessions() {
  const { box, texts } = usePage()
  const text = texts.value.sessions
  const sessions = [...box.sessions.value].sort((a, b) => b.builtAt - a.builtAt).slice(0, shownSessions)
  return (
    <Panel id="sessions" title={text.title}>
      {sessions.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {text.generation}
              </th>
              <th scope="col">{text.built}</th>
              <th scope="col">{text.retired}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ generation, builtAt, retiredAt }) => (
              <tr key={`${generation} ${builtAt}`}>
                <th scope="row" class="number">
                  #{generation}
                </th>
                <td>
                  <Instant at={builtAt} />
                </td>
                <td>
                  {retiredAt === undefined ? (
                    <span class="tag tag-good">{text.current}</span>
                  ) : (
                    <Instant at={retiredAt} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
