import { defineConfig } from 'tsup'
import { pureConstants } from '../../scripts/pure-constants.ts'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    sqlite: 'src/sqlite.ts',
    redis: 'src/redis.ts',
    encrypted: 'src/encrypted.ts',
    oauth: 'src/oauth.ts',
    'fake-issuer': 'src/fake-issuer.ts',
    testing: 'src/testing.ts',
    'cli/cli': 'src/cli/cli.ts',
    // A program of its own, which `startIssuerServer` expects beside the file that holds it: that is fake-issuer.js.
    'issuer-process': 'src/fake-issuer/issuer-process.ts',
  },
  format: 'esm',
  target: 'node22',
  // The private packages of the workspace are copied into this one.
  noExternal: [/^@stockeye\/(internal|test-kit)\//],
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  // Bundlers leave out what a program does not use.
  esbuildPlugins: [pureConstants],
  clean: true,
})
