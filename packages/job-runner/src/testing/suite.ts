import { randomUUID } from 'node:crypto'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { assert, onTestFinished, vi } from 'vitest'
import type {
  Backend,
  Claim,
  DeliverOptions,
  Delivery,
  DeliveryEnd,
  Enqueue,
  ServedJob,
  Subscription,
  WorkOptions,
} from '../backends/backend.ts'
import { systemClock } from '../clock.ts'
import type { Completion, Recipient } from '../delivery/completion.ts'
import { type AttemptEnd, isFinal, type NewRun, type RunInfo } from '../runner/run-states.ts'

/** Options of `testBackend`. */
export interface BackendSuiteOptions {
  /**
   * Has the effect of a kill -9 on all backends that were opened so far. A backend needs it that listens to other
   * processes or has timers of its own: the suite stops only the timers of the clock that it passes to `open`.
   */
  readonly crash?: () => void | Promise<void>
}

/** Place where the backends of a test keep their state. */
export interface Place {
  createBackend(): Backend | Promise<Backend>
  startProcess(): Promise<BackendProcess>
}

/** Process whose backend keeps its state in a place. */
export interface BackendProcess {
  readonly backend: Backend
  /** Returns the states of a run for which this process has called `settled`, in order. */
  settledOf(runId: string): readonly RunInfo[]
  /** Returns the completions of a run for which this process has called `gaveUp`, in order. */
  gaveUpOf(runId: string): readonly Completion[]
  die(): Promise<void>
}

/** Guard against a hang. Nothing is measured: two busy cores may be slow. */
const patience = { timeout: 55_000, interval: 3 }
export const minuteMs = 60_000
export const nextRunAt = 1_800_000_000_000
export const succeeded: AttemptEnd & { readonly state: 'succeeded' } = { state: 'succeeded', durationMs: 1 }
export const never: Promise<never> = new Promise<never>(() => undefined)

export function createPlace(createBackend: Place['createBackend'], { crash }: BackendSuiteOptions): Place {
  return {
    createBackend,
    async startProcess() {
      const clock = mortalClock(systemClock)
      const backend = await createBackend()
      const settled: RunInfo[] = []
      const gaveUp: Completion[] = []
      await backend.open({
        clock,
        nextRunAt: () => nextRunAt,
        settled: (run) => void settled.push(run),
        gaveUp: (completion) => void gaveUp.push(completion),
        failed(error) {
          throw error
        },
      })
      onTestFinished(() => backend.close())
      return {
        backend,
        settledOf: (runId) => settled.filter((run) => run.runId === runId),
        gaveUpOf: (runId) => gaveUp.filter((completion) => completion.runId === runId),
        async die() {
          clock.die()
          await crash?.()
        },
      }
    },
  }
}

/** Returns names of a job and a channel that no other test has. */
export function names(): { readonly jobId: string; to(who: string): Recipient } {
  const id = randomUUID().slice(0, 8)
  return { jobId: `job-${id}`, to: (who) => ({ channel: `channel-${id}`, who }) }
}

export const runOf = (jobId: string, fields: Partial<NewRun> = {}): NewRun => ({
  runId: randomUUID(),
  jobId,
  jobName: '종목 마스터 갱신',
  cause: 'manual',
  acceptedAt: Date.now(),
  maxAttempts: 1,
  ...fields,
})

export const enqueue = (backend: Backend, run: NewRun, fields: Partial<Enqueue> = {}): ReturnType<Backend['enqueue']> =>
  backend.enqueue({ run, recipients: [], overlap: 'queue', ...fields })

/** Returns a job as a worker serves it. */
export const servedJob = (id: string, fields: Partial<ServedJob> = {}): ServedJob => ({
  id,
  name: id,
  attempts: 1,
  recipients: [],
  ...fields,
})

/** Works on a job with `handle`; `claims` are the claims that it received. */
export async function startWorker(
  { backend }: Pick<BackendProcess, 'backend'>,
  jobId: string,
  handle: (claim: Claim) => Promise<AttemptEnd> = async () => succeeded,
  options: Partial<WorkOptions> = {},
): Promise<Subscription & { readonly claims: readonly Claim[] }> {
  const claims: Claim[] = []
  const subscription = await backend.work({
    jobs: [servedJob(jobId)],
    slots: 10,
    leaseMs: minuteMs,
    sweepMs: 20,
    maxCrashes: 2,
    handle(claim) {
      claims.push(claim)
      return handle(claim)
    },
    ...options,
  })
  onTestFinished(() => subscription.abandon())
  return { stop: () => subscription.stop(), abandon: () => subscription.abandon(), claims }
}

/** Delivers a channel with `handle`; `seen` are the deliveries that it received. */
export async function startNotifier(
  { backend }: Pick<BackendProcess, 'backend'>,
  { channel }: Recipient,
  handle: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryEnd> = async () => ({ state: 'delivered' }),
  options: Partial<DeliverOptions> = {},
): Promise<Subscription & { readonly seen: readonly Delivery[] }> {
  const seen: Delivery[] = []
  const subscription = await backend.deliver({
    channels: [channel],
    slots: 4,
    leaseMs: minuteMs,
    handle(delivery, signal) {
      seen.push(delivery)
      return handle(delivery, signal)
    },
    ...options,
  })
  onTestFinished(() => subscription.abandon())
  return { stop: () => subscription.stop(), abandon: () => subscription.abandon(), seen }
}

export const until = <T>(look: () => T | Promise<T>): ReturnType<typeof vi.waitUntil<T>> => vi.waitUntil(look, patience)

export async function untilRun(backend: Backend, runId: string, isSo: (run: RunInfo) => boolean): Promise<RunInfo> {
  const found = await until(async () => {
    const run = await backend.run(runId)
    return run && isSo(run) ? run : undefined
  })
  assert(found)
  return found
}

export const untilEnded = (backend: Backend, runId: string): Promise<RunInfo> =>
  untilRun(backend, runId, ({ state }) => isFinal(state))

export const whoOf = ({ completion }: Delivery): unknown => completion.recipient.who

export const untilDelivered = (seen: readonly Delivery[], count: number): Promise<unknown> =>
  until(() => seen.length >= count)

/** Skips a test when the backend lacks a capability; the note names it. */
export function needs(
  { skip }: { skip: (note: string) => void },
  backend: Backend,
  capability: keyof Backend['supports'],
): void {
  if (!backend.supports[capability]) skip(`the backend does not support ${capability}`)
}

export const retryIn = (ms: number): AttemptEnd & { readonly state: 'retry_wait' } => ({
  state: 'retry_wait',
  error: { name: 'Error', code: 'JOB_FAILED', message: 'try again', retryable: true },
  retryAt: Date.now() + ms,
  durationMs: 1,
})

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
