import { defineConfig } from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/redis.ts',
    'src/endpoints/*.gen.ts',
    'src/instruments/index.ts',
    'src/simulator/index.ts',
    'src/simulator/cli.ts',
  ],
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  removeNodeProtocol: false,
  clean: true,
})
