import type { OptionRule } from '../values/check-options.ts'
import { version } from '../version.gen.ts'

/** Header `User-Agent` of a client whose options name no other. */
export const defaultUserAgent: string = `stockeye-kis-client/${version}`

export const userAgentRule: OptionRule = {
  is: 'text of printable ASCII for a header',
  use: "text such as 'my-bot/1.0'",
  fits: (value) => typeof value === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value),
}
