import type { DeliverOptions, Presence, ServedChannel, ServedJob } from './backend.ts'

/** One worker, or the deliveries of one notifier, as it is stored under its lease. An older version stores no jobs. */
export type Member =
  | { readonly jobs: readonly ServedJob[] | undefined }
  | { readonly channels: readonly ServedChannel[] }

/** Returns the member that delivers channels. */
export const notifierOf = (channels: readonly string[], down: DeliverOptions['down']): Member => ({
  channels: channels.map((channel) =>
    down === undefined ? { channel, state: 'ready' } : { channel, state: 'down', ...down },
  ),
})

/** Returns the jobs and channels that the members serve together. */
export function presenceOf(members: readonly Member[]): Presence {
  const workers = members.filter((member) => 'jobs' in member)
  const channels = new Map<string, ServedChannel>()
  for (const served of members.flatMap((member) => ('channels' in member ? member.channels : []))) {
    const other = channels.get(served.channel)
    if (other === undefined || isBetter(served, other)) channels.set(served.channel, served)
  }
  const jobs = new Map(workers.flatMap(({ jobs = [] }) => jobs).map((job) => [job.id, job]))
  return {
    workers: workers.length,
    jobs: [...jobs.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    isComplete: workers.every(({ jobs }) => jobs !== undefined),
    channels: [...channels.values()].toSorted((a, b) => (a.channel < b.channel ? -1 : 1)),
  }
}

/** Returns whether one process can deliver the channel rather than the other, or has failed to for longer. */
const isBetter = (served: ServedChannel, other: ServedChannel) =>
  served.state === other.state ? (served.sinceAt ?? 0) < (other.sinceAt ?? 0) : served.state === 'ready'

/** Returns those of the jobs that no worker serves; none while that is not known, or no worker is there at all. */
export function unservedOf<T extends { readonly jobId: string }>(
  open: readonly T[],
  { workers, jobs, isComplete }: Presence,
): readonly T[] {
  if (workers === 0 || !isComplete) return []
  const served = new Set(jobs.map(({ id }) => id))
  return open.filter(({ jobId }) => !served.has(jobId))
}
