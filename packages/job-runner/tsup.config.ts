import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/{index,sqlite,bullmq,testing}.ts', 'src/cli/cli.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  clean: true,
})
