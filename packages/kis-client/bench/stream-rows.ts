import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { startFrameServer } from './kit/frame-server.ts'
import { type Contender, cluefin, floor, ours } from './kit/stream-contenders.ts'

const warmUpRows = 300_000
const measuredRows = 1_000_000

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

/** Measures the rows that reach a listener in one CPU second of this process, with the work of the socket. */
async function measureRows(contender: Contender): Promise<number> {
  const server = await startFrameServer('flood')
  const measured = Promise.withResolvers<number>()
  let received = 0
  let from = 0
  await contender(server.url, (_, rows) => {
    received += rows
    if (from === 0 && received >= warmUpRows) {
      received = 0
      from = cpuSeconds()
    }
    if (from > 0 && received >= measuredRows) measured.resolve(received / (cpuSeconds() - from))
  })
  server.start()
  const figure = await measured.promise
  server.kill()
  return figure
}

// From the socket to the listener of a subscription, through all that a stream does.
export default defineBench({
  id: 'stream-rows',
  title: 'rows from the socket to the listener',
  atLeast: 0.8,
  unit: 'rows/CPU-s',
  figure: 'returned',
  better: 'higher',
  ours: () => measureRows(ours),
  peers: {
    'floor: ws and split': () => measureRows(floor),
    'cluefin-openapi 0.5.0': () => measureRows(cluefin),
  },
})
