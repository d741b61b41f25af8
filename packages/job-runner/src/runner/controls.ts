import { JobRunUnknownError } from '../errors.ts'
import { checkText, inputError } from './input/check-input.ts'
import type { RunnerParts } from './parts.ts'
import { checkRunId } from './queries.ts'

/** Asks a run to end, in any process. @throws {JobRunUnknownError} */
export async function cancelRunById({ settings: { backend }, session }: RunnerParts, runId: string): Promise<void> {
  checkRunId('runId', runId)
  await session.open()
  if ((await backend.run(runId)) === undefined) throw new JobRunUnknownError(runId)
  await backend.cancel(runId)
}

/** Suspends the schedule of a job. @throws {JobUnknownError} */
export async function pauseSchedule(
  { settings: { backend }, registry, session }: RunnerParts,
  jobId: string,
): Promise<void> {
  registry.get(jobId)
  await session.open()
  await backend.setPaused(jobId, true)
}

/** Resumes the schedule of a job. @throws {JobUnknownError} */
export async function resumeSchedule(
  { settings: { backend, clock }, registry, session, worker, scheduler }: RunnerParts,
  jobId: string,
): Promise<void> {
  registry.get(jobId)
  await session.open()
  if (!(await backend.schedule(jobId)).isPaused) return
  // The passed slots are marked first: another process may look at the schedule as soon as it is not paused.
  // It is stored under the job: another process may have another rule of it.
  await backend.advance(jobId, clock.now())
  await backend.setPaused(jobId, false)
  if (worker.isStarted()) scheduler.look(jobId)
}

/** Puts a dead delivery back in line. @throws {JobInputError} no dead delivery has this id */
export async function reviveDelivery(
  { settings: { backend }, session }: RunnerParts,
  deliveryId: string,
): Promise<void> {
  checkText('deliveryId', deliveryId, 'use one of listDead()')
  await session.open()
  if (!(await backend.redeliver(deliveryId))) throw notDead(deliveryId)
}

/** Forgets a dead delivery. @throws {JobInputError} no dead delivery has this id */
export async function discardDelivery(
  { settings: { backend }, session }: RunnerParts,
  deliveryId: string,
): Promise<void> {
  checkText('deliveryId', deliveryId, 'use one of listDead()')
  await session.open()
  if (!(await backend.discard(deliveryId))) throw notDead(deliveryId)
}

const notDead = (value: string) =>
  inputError('deliveryId', { value, fault: 'is not the id of a dead delivery', advice: 'use one of listDead()' })
