import { defineConfig } from 'tsup'
import { pureConstants } from '../../scripts/pure-constants.ts'

export default defineConfig({
  entry: ['src/{index,api,fake-telegram,testing}.ts'],
  format: 'esm',
  target: 'node22',
  // The private packages of the workspace are copied into this one.
  noExternal: [/^@stockeye\/(internal|test-kit)\//],
  removeNodeProtocol: false,
  // Bundlers leave out what a program does not use.
  esbuildPlugins: [pureConstants],
  clean: true,
})
