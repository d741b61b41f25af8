const prefixes: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

/** Parameters in the answer of an error, for programs. */
export interface RefusalParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A call that the server says no to, worded as the Bot API words it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly description: string
  readonly parameters: RefusalParameters | undefined
  /** @param text the reason, without the prefix of its code; the description is the prefix alone without it */
  constructor(code: number, text: string, parameters?: RefusalParameters) {
    const description = describe(code, text)
    super(description)
    this.code = code
    this.description = description
    this.parameters = parameters
  }
}

/** Creates a refusal with 400, the usual one. */
export const badRequest = (text: string): Refusal => new Refusal(400, text)

/** Creates a refusal with 429: the bot may ask again after so many whole seconds. */
export const tooManyRequests = (seconds: number): Refusal =>
  new Refusal(429, `retry after ${seconds}`, { retry_after: seconds })

// The first letter is lowered, unless the second character shows a constant: `BUTTON_DATA_INVALID` stays.
function describe(code: number, text: string): string {
  const prefix = prefixes[code] ?? 'Bad Request'
  if (text === '') return prefix
  const [first = '', second = ''] = text
  const isConstant = second === '_' || (second >= 'A' && second <= 'Z')
  return `${prefix}: ${isConstant ? text : first.toLowerCase() + text.slice(1)}`
}
