import { registerHooks } from 'node:module'

// Preloaded (`node --import`) into a program that names no hosts, as one with keys of KIS does not: its clients and its
// issuers get the hosts of a simulator in place of KIS's. The program itself stays as it is printed.
const hosts = process.env['SIMULATOR_HOSTS'] ?? ''
const entry = '@stockeye/kis-client'
const wrapped = 'simulated-hosts:index'
let original = ''

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    if (specifier !== entry) return found
    original = found.url
    return { url: wrapped, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (url !== wrapped) return next(url, context)
    const source = `
      import * as real from '${original}'
      export * from '${original}'
      export const createKisClient = (options) => real.createKisClient({ hosts: ${hosts}, ...options })
      export const kisTokenIssuer = (options) => real.kisTokenIssuer({ hosts: ${hosts}, ...options })
    `
    return { format: 'module', source, shortCircuit: true }
  },
})
