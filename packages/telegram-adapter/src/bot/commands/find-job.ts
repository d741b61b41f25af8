import { suggestNames } from '@stockeye/internal/suggest'
import type { JobInfo } from '../../ports/ops-port.ts'

/** Longest text that is compared with names, in characters: a comparison takes time for each of them. */
const longestName = 100
/** Largest number of jobs to choose from, each with its button. */
const mostChoices = 50

/** Jobs that a text names. */
export type FoundJobs =
  /** The text is the id or the name of this job. */
  | { readonly kind: 'one'; readonly job: JobInfo }
  /** The text is blank, or like the ids or names of these jobs; the list may be empty. */
  | { readonly kind: 'choice'; readonly jobs: readonly JobInfo[] }

/** Finds the job that a text means: by its id, by its name in any case and with any blanks, or by what is near to either. */
export function findJob(jobs: readonly JobInfo[], text: string): FoundJobs {
  const byId = jobs.find(({ id }) => id === text)
  if (byId !== undefined) return { kind: 'one', job: byId }
  if (text.length > longestName) return { kind: 'choice', jobs: [] }
  const wanted = plain(text)
  // A blank text names no job, not even one whose name is only dashes.
  if (wanted === '') return { kind: 'choice', jobs: jobs.slice(0, mostChoices) }
  const [first, ...others] = jobs.filter(({ id, name }) => plain(id) === wanted || plain(name) === wanted)
  if (first !== undefined && others.length === 0) return { kind: 'one', job: first }
  const alike = first === undefined ? jobs.filter((job) => isNear(job, wanted)) : [first, ...others]
  return { kind: 'choice', jobs: alike.slice(0, mostChoices) }
}

/** Returns a text without the differences that a person does not see or does not type. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')

const isNear = ({ id, name }: JobInfo, wanted: string): boolean => {
  const names = [plain(id), plain(name)]
  return names.some((one) => one.includes(wanted)) || suggestNames(wanted, names).length > 0
}
