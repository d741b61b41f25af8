/** Parts of an instant in a zone, in the words of a language. */
export interface InstantParts {
  /** Two digits. */
  readonly month: string
  /** Two digits. */
  readonly day: string
  /** Short name, such as `월` or `Mon`. */
  readonly weekday: string
  /** Two digits, from 00 to 23. */
  readonly hour: string
  /** Two digits. */
  readonly minute: string
  /** `KST`, or the IANA name of another zone. */
  readonly label: string
}

/** Returns the parts of an instant. @param at ms since 1970 */
export function instantParts(
  at: number,
  { zone, locale }: { readonly zone: string; readonly locale: string },
): InstantParts {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map<string, string>(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const partOf = (type: string) => parts.get(type) ?? ''
  return {
    month: partOf('month'),
    day: partOf('day'),
    weekday: partOf('weekday'),
    hour: partOf('hour'),
    minute: partOf('minute'),
    label: zone === 'Asia/Seoul' ? 'KST' : zone,
  }
}
