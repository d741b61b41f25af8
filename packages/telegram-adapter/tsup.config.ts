import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/{index,api,testing}.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  removeNodeProtocol: false,
  clean: true,
})
