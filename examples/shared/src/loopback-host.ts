import { isIPv4 } from 'node:net'

/**
 * Returns whether the `Host` of a request names this machine. A page of another site reaches a loopback port when its own name
 * resolves to 127.0.0.1 (DNS rebinding), and then sends that name.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  const hostname = URL.parse(`http://${host}`)?.hostname ?? ''
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
}
