import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/backends/{sqlite,bullmq}.ts', 'src/testing/index.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  clean: true,
})
