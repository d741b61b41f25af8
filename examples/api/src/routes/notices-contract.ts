import { type ApiRoute, type Nothing, nothingSchema } from '@stockeye/telegram-adapter/api'
import * as z from 'zod'
import { type NoticeKind, type NoticeLevel, noticeKinds, noticeLevels } from '../notices/kinds.ts'
import { type QuietHours, quietHoursSchema } from '../notices/quiet-hours.ts'
import type { NoticeSettings } from '../notices/settings.ts'

export interface LevelParams {
  readonly kind: NoticeKind
}

/** Routes of the notices that the caller receives. */
export interface NoticesApi {
  readonly getNotices: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: NoticeSettings
  }
  readonly setNoticeLevel: {
    readonly access: 'admin'
    readonly params: LevelParams
    readonly body: { readonly level: NoticeLevel }
    readonly answer: NoticeSettings
  }
  readonly setQuietHours: {
    readonly access: 'admin'
    readonly params: Nothing
    /** `quiet` is null for no quiet hours. */
    readonly body: { readonly quiet: QuietHours | null }
    readonly answer: NoticeSettings
  }
}

const level = z.enum(noticeLevels)

const settings: z.ZodType<NoticeSettings> = z.object({
  levels: z.record(z.enum(noticeKinds), level),
  quiet: quietHoursSchema.optional(),
})

// A change sets a value, so that a repeat changes nothing: it needs no key.
const shared = { access: 'admin', isIdempotent: false, status: 200, params: nothingSchema, answer: settings } as const

export const noticesApi: { readonly [Name in keyof NoticesApi]: ApiRoute<NoticesApi[Name]> } = {
  getNotices: {
    ...shared,
    method: 'get',
    path: '/admin/notices',
    summary: 'The levels of the notices that the caller receives, and the quiet hours.',
    body: nothingSchema,
  },
  setNoticeLevel: {
    ...shared,
    method: 'post',
    path: '/admin/notices/levels/{kind}',
    summary: 'Sets whether notices of a kind come with sound, silently, or not at all.',
    params: z.object({ kind: z.enum(noticeKinds) }),
    body: z.object({ level }),
  },
  setQuietHours: {
    ...shared,
    method: 'post',
    path: '/admin/notices/quiet',
    summary: 'Sets the hours in which notices make no sound; alerts and approvals still do.',
    body: z.object({ quiet: quietHoursSchema.nullable() }),
  },
}
