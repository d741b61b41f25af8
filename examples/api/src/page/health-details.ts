import { healthCodes } from '@stockeye/example-shared/health-codes'
import type { HealthProblem, JobRunner, ServedChannel } from '@stockeye/job-runner'
import { type ApiRoute, type Nothing, nothingSchema } from '@stockeye/telegram-adapter/api'
import * as z from 'zod'
import type { Handlers } from '../http/mount.ts'

export interface HealthDetails {
  readonly problems: readonly HealthProblem[]
  readonly queued: number
  readonly running: number
  readonly workers: number
  readonly channels: readonly ServedChannel[]
  /** Number of pending completions of each channel that has some. */
  readonly pendingByChannel: Readonly<Record<string, number>>
}

/** Routes that the admin page needs beyond those that the bot calls. */
export interface PageApi {
  readonly getHealthDetails: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: HealthDetails
  }
}

const problemSchema = z.object({
  code: z.enum(healthCodes),
  problem: z.string(),
  advice: z.string(),
  sinceAt: z.number().exactOptional(),
  channel: z.string().exactOptional(),
  jobId: z.string().exactOptional(),
  count: z.number().exactOptional(),
})

const channelSchema = z.object({
  channel: z.string(),
  state: z.enum(['ready', 'down']),
  sinceAt: z.number().exactOptional(),
  error: z.string().exactOptional(),
})

export const pageApi: { readonly [Name in keyof PageApi]: ApiRoute<PageApi[Name]> } = {
  getHealthDetails: {
    method: 'get',
    path: '/admin/health/details',
    access: 'admin',
    isIdempotent: false,
    summary: 'The problems of the job runner, since when and what to do, and its channels.',
    params: nothingSchema,
    body: nothingSchema,
    status: 200,
    answer: z.object({
      problems: z.array(problemSchema),
      queued: z.number(),
      running: z.number(),
      workers: z.number(),
      channels: z.array(channelSchema),
      pendingByChannel: z.record(z.string(), z.number()),
    }),
  },
}

/** Creates the handlers of the routes of the admin page. */
export const pageHandlers = ({ jobs }: { readonly jobs: Pick<JobRunner, 'health'> }): Handlers<PageApi> => ({
  async getHealthDetails() {
    const { problemDetails, ...health } = await jobs.health()
    return { ...health, problems: problemDetails }
  },
})
