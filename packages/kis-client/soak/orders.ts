import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { startRightClient } from './orders/host.ts'
import { runOrders } from './orders/run.ts'

const intents = 10_000

export default defineSoak({
  about:
    'orders on stepped time, with faults, lags, lookalikes, twins and crashes: none is sent twice, and none is lost',
  size: { name: 'intents', full: intents },
  run: ({ scale, seed, log }) =>
    runOrders({ intents: Math.round(intents * scale), seed, startClient: startRightClient, log }),
})
