import * as z from 'zod'

/** Address of a server. */
export const origin = z.url({ protocol: /^https?$/, error: 'must be http(s)://host:port' })

export const port = z.coerce.number().int().min(0).max(65_535)

/** Secret that a header carries: fetch would quote any other character in its error. */
export const headerSecret = z
  .string()
  .regex(/^[\x21-\x7e]{32,}$/, 'must be 32 or more printable ASCII characters, without blanks')

export const botToken = z.string().regex(/^\d+:[\w-]{20,}$/, 'must be a token of BotFather, such as 123456:ABC…')

/** Telegram ids, as text. They are compared as text: one that is not digits alone, or begins with 0, could never match a user. */
export const telegramIds = z
  .string()
  .regex(
    /^[1-9]\d{0,19}( *, *[1-9]\d{0,19})*$/,
    'must be Telegram ids, in digits without a leading 0, with commas between them',
  )
  .transform((text): readonly string[] => text.split(',').map((id) => id.trim()))
