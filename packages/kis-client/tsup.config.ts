import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/{index,redis,instruments,simulator}.ts', 'src/endpoints/*.gen.ts', 'src/simulator/cli.ts'],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  removeNodeProtocol: false,
  clean: true,
})
