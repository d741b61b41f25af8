import type { KisHosts } from '../environment.ts'
import { checkOption, type OptionRule, objectRule } from '../values/check-options.ts'

/** Rule of the origin of a server. `localhost:80` is a URL too, but one of the scheme `localhost`. */
export const originRule: OptionRule = {
  is: 'the origin of a server: http:// or https://, its host and perhaps a port, without a path',
  use: "an origin such as 'http://127.0.0.1:9443', or the hosts of a simulator",
  fits: (value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
    return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.hostname !== ''
  },
}

/** Checks the hosts of a REST server. @throws {KisInputError} not an object, or `rest` is not an origin */
export function parseHosts(hosts: KisHosts): KisHosts {
  checkOption('hosts', hosts, objectRule('the hosts of a simulator, or leave it out for those of KIS'))
  checkOption('hosts.rest', hosts.rest, originRule)
  return hosts
}
