import { formatValue } from '@stockeye/internal/format'

/**
 * Checks the form of token and address, before anything is asked: Telegram's front end answers 404 to a token of another form.
 *
 * @returns the faults, each as `field: reason`; the token is in none of them
 */
export function checkSettings({
  token,
  apiRoot,
}: {
  readonly token: string
  readonly apiRoot: string
}): readonly string[] {
  return [...checkToken(token), ...checkAddress(apiRoot)]
}

/** Fault of a token that Telegram refuses. */
export const unknownToken = 'token: Telegram does not accept it; pass the token that @BotFather gave'

/** Returns the fault of a Telegram that gave no readable answer, with what to do. */
export const unansweredOf = (apiRoot: string, reason: string): string =>
  `Telegram cannot be asked at ${hostOf(apiRoot)}: ${reason}; check the network, or apiRoot of createTelegram`

/** Returns the host of an address, without a path or a password. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an unknown address')

function checkToken(token: string): readonly string[] {
  if (token.trim() === '') return ['token: is blank; pass the token that @BotFather gave']
  if (!/^\d{1,20}:[\w-]{1,80}$/.test(token)) {
    return ['token: does not have the form of a token, 123456:ABC…; pass the one that @BotFather gave, without blanks']
  }
  return []
}

function checkAddress(apiRoot: string): readonly string[] {
  if (URL.canParse(apiRoot) && /^https?:$/.test(new URL(apiRoot).protocol)) return []
  return [
    `apiRoot: ${formatValue(apiRoot)} is not an address; pass one such as https://api.telegram.org, or leave it out`,
  ]
}
