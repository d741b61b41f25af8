import type { JobInfo, RunInfo } from '@stockeye/telegram-adapter'
import { useEffect, useRef } from 'preact/hooks'
import { Instant } from '../view/instant.tsx'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

const shownRuns = 6

const toneOf: Readonly<Record<RunInfo['state'], string>> = {
  queued: 'tag',
  running: 'tag tag-live',
  retry_wait: 'tag tag-doubt',
  succeeded: 'tag tag-good',
  failed: 'tag tag-bad',
  timed_out: 'tag tag-bad',
  cancelled: 'tag',
  expired: 'tag tag-bad',
  skipped: 'tag',
}

/** Shows the jobs with their next runs, and the latest runs. */
export function Jobs() {
  const { desk, texts } = usePage()
  const { jobs: text } = texts.value
  const jobs = desk.jobs.value
  return (
    <Panel id="jobs" title={text.title}>
      {jobs.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.job}</th>
              <th scope="col">{text.schedule}</th>
              <th scope="col">{text.next}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <th scope="row">{job.name}</th>
                <td>{job.schedule === undefined ? text.manual : <code>{job.schedule}</code>}</td>
                <td>
                  <NextRun job={job} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{text.runs}</h3>
      <Runs />
    </Panel>
  )
}

function NextRun({ job }: { readonly job: JobInfo }) {
  const { texts } = usePage()
  if (job.isPaused) return <span class="tag tag-doubt">{texts.value.jobs.paused}</span>
  return job.nextRunAt === undefined ? <>–</> : <Instant at={job.nextRunAt} />
}

/** Shows the latest runs, the newest first, and the run that the address names. */
function Runs() {
  const { desk, texts, address } = usePage()
  const { jobs: text } = texts.value
  const chosen = address.selection.value.run
  const runs = [...desk.runs.value.values()].sort((a, b) => b.acceptedAt - a.acceptedAt)
  const shown = runs.filter(({ runId }, index) => index < shownRuns || runId === chosen)
  if (shown.length === 0) return <Empty text={text.noRuns} />
  return (
    <ul class="runs">
      {shown.map((run) => (
        <Run key={run.runId} run={run} isChosen={run.runId === chosen} />
      ))}
    </ul>
  )
}

function Run({ run, isChosen }: { readonly run: RunInfo; readonly isChosen: boolean }) {
  const { texts } = usePage()
  const { jobs: text } = texts.value
  const { progress } = run
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // The link that chose it may be far away, in the time line.
    if (isChosen) row.current?.focus()
  }, [isChosen])
  return (
    <li ref={row} tabIndex={-1} class={isChosen ? 'run chosen' : 'run'} aria-current={isChosen ? 'true' : undefined}>
      <span class="run-name">{run.jobName}</span>
      <Instant at={run.acceptedAt} />
      <span class={toneOf[run.state]}>{text.states[run.state]}</span>
      {progress !== undefined && run.state === 'running' && (
        <progress value={progress.done} max={progress.total} aria-label={`${run.jobName} ${progress.note ?? ''}`} />
      )}
      {run.error !== undefined && <code class="run-error">{run.error.code}</code>}
    </li>
  )
}
