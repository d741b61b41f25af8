import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { rightTrader } from './trader/program.ts'
import { runTrader } from './trader/run.ts'

const days = 30

export default defineSoak({
  about:
    'the trader on 30 simulated days with a fault each hour and a crash each day: no order is lost or doubled, and the cash is right to the cent',
  size: { name: 'days', full: days },
  run: ({ scale, seed, log }) =>
    runTrader({ days: Math.max(1, Math.round(days * scale)), seed, variant: rightTrader, log }),
})
