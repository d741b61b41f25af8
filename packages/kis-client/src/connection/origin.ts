import type { KisHosts } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { checkOption, type OptionRule, objectRule } from '../values/check-options.ts'

/** Checks the origin of a server. @throws {KisInputError} it is not one; the message does not repeat a password */
export function checkOrigin(field: string, origin: unknown): void {
  const url = typeof origin === 'string' ? URL.parse(origin) : null
  if (url !== null && (url.username !== '' || url.password !== '')) {
    throw new KisInputError({ field, rule: 'holds a user or a password; use the origin without them' })
  }
  checkOption(field, origin, originRule)
}

/** `localhost:80` is a URL too, but one of the scheme `localhost`. */
const originRule: OptionRule = {
  is: 'the origin of a server: http:// or https://, its host and perhaps a port, without a path',
  use: "an origin such as 'http://127.0.0.1:9443', or the hosts of a simulator",
  fits: (value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null
    return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  },
}

/** Checks the hosts of a REST server. @throws {KisInputError} not an object, or `rest` is not an origin */
export function parseHosts(hosts: KisHosts): KisHosts {
  checkOption('hosts', hosts, objectRule('the hosts of a simulator, or leave it out for those of KIS'))
  checkOrigin('hosts.rest', hosts.rest)
  return hosts
}
