import * as z from 'zod'

/** Hours in which notices make no sound, by the clock of the user. */
export interface QuietHours {
  /** First minute, such as `22:00`. */
  readonly from: string
  /** End, such as `07:00`: the first minute with sound again. It may be on the next day. */
  readonly to: string
  /** IANA zone of the user, such as `Asia/Seoul`. */
  readonly zone: string
}

const minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')

export const quietHoursSchema: z.ZodType<QuietHours> = z
  .object({
    from: minute,
    to: minute,
    zone: z.string().max(60).refine(isZone, 'must be an IANA zone such as Asia/Seoul'),
  })
  .refine(({ from, to }) => from !== to, 'must begin and end at different times')

/** Returns whether an instant lies in the quiet hours. @param at in ms since 1970 */
export function isQuiet({ from, to, zone }: QuietHours, at: number): boolean {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return from < to ? from <= time && time < to : from <= time || time < to
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
