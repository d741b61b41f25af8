/**
 * Fields of KIS's requests and answers, in small letters, that identify the customer or are a secret: number, name and password of
 * the account, HTS id, real-name number, telephone number and address on the network.
 *
 * @see catalog/rest.json, read 2026-11-30
 */
const privateFields = [
  'cano',
  'acno10',
  'acnt_no',
  'acnt_name',
  'csac_name',
  'acnt_pwd',
  'cust_rncno25',
  'user_id',
  'hts_id',
  'hmid',
  'ctac_tlno',
  'ctal_tlno',
  'inqr_ip_addr',
  'ord_ip_addr',
] as const

const isPrivate = (name: string): boolean => privateFields.some((field) => field === name.toLowerCase())

/** Matches a private field of a JSON text, and its value. */
const privateValue = new RegExp(`("(?:${privateFields.join('|')})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)(")`, 'gi')

/** Returns text of the same length that shows nothing except its length. */
const hide = (text: string): string => text.replace(/\S/g, (character) => (/\d/.test(character) ? '0' : '*'))

/** Returns the text of an answer with the secrets, and the values of private fields, replaced by text of the same length. */
export function hidePrivate(text: string, secrets: readonly string[]): string {
  const withoutSecrets = secrets.reduce((hidden, secret) => hidden.replaceAll(secret, hide(secret)), text)
  return withoutSecrets.replace(
    privateValue,
    (_all, name: string, value: string, end: string) => name + hide(value) + end,
  )
}

/** Returns the fields of a request with the values of private ones replaced. */
export const hidePrivateFields = (input: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isPrivate(name) ? hide(value) : value]))

/** Returns the values of the private fields of a request, which an answer may repeat anywhere, in a message for example. */
export const privateValuesOf = (input: Readonly<Record<string, string>>): readonly string[] =>
  // Two characters would hide half of the answer.
  Object.entries(input).flatMap(([name, value]) => (isPrivate(name) && value.trim().length > 3 ? [value.trim()] : []))
