import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { runSystem } from './system/run.ts'

const days = 30

export default defineSoak({
  about:
    'trader, API, worker and bot on 30 simulated days with a fault each hour and a crash of all each day: no order is lost or doubled, the cash is right, each triggered job has its completion',
  size: { name: 'days', full: days },
  run: ({ scale, seed, log }) => runSystem({ days: Math.max(1, Math.round(days * scale)), seed, log }),
})
