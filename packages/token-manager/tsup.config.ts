import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/stores/sqlite.ts', 'src/testing/index.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  clean: true,
})
