import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { machineUs, rowsPerSecond, startFrameServer, warmUpRows } from './kit/frame-server.ts'
import { type Contender, floor, ours } from './kit/stream-contenders.ts'

/** Rows that do not count: those of the warm-up, and what it has left in the sockets. */
const skippedRows = warmUpRows + rowsPerSecond / 2
const measuredRows = 8 * rowsPerSecond

/** Measures the time from the server's write to the listener. @returns ms, of 99 in 100 rows at most */
async function measureLatency(contender: Contender): Promise<number> {
  const server = await startFrameServer('paced')
  const measured = Promise.withResolvers<void>()
  const spans = new Float64Array(skippedRows + measuredRows)
  let received = 0
  await contender(server.url, (sentAtUs, rows) => {
    const spanUs = machineUs() - Number(sentAtUs)
    spans.fill(spanUs, received, received + rows)
    received += rows
    if (received >= spans.length) measured.resolve()
  })
  server.start()
  await measured.promise
  server.kill()
  const sorted = spans.subarray(skippedRows).sort()
  return (sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN) / 1_000
}

// 40 topics at 5,000 rows/s in frames of 1 to 4: the server sends what is due once a millisecond.
export default defineBench({
  id: 'stream-latency',
  title: 'write on the socket to listener, at 5,000 rows/s',
  atLeast: 1 / 1.3,
  unit: 'ms p99',
  figure: 'returned',
  better: 'lower',
  runs: 7,
  ours: () => measureLatency(ours),
  peers: { 'floor: ws and split': () => measureLatency(floor) },
})
