import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/ports/api.ts', 'src/testing/index.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  removeNodeProtocol: false,
  clean: true,
})
