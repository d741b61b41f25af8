import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { runTakeovers } from './realtime/takeover/group.ts'
import { takeoverCountNames } from './realtime/takeover/judge.ts'

export default defineSoak({
  about: '20 times kill -9 of the program that has the socket of three: no second session, no 42nd topic, no row lost',
  size: { name: 'takeovers', full: 20 },
  async run({ scale, seed, log }) {
    const takeovers = Math.max(1, Math.round(20 * scale))
    const { counts, figures, trace } = await runTakeovers({ takeovers, seed, log })
    for (const line of trace) log(line)
    return {
      figures: { ...counts, ...figures },
      broken: takeoverCountNames.filter((name) => counts[name] > 0).map((name) => `${name}: ${counts[name]}`),
      json: { seed, ...counts, ...figures },
    }
  },
})
