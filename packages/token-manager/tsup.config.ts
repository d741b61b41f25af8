import { defineConfig } from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/cli.ts',
    'src/stores/{sqlite,redis,encrypted}.ts',
    'src/testing/{index,issuer-process}.ts',
  ],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  clean: true,
})
