import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { countNames } from './orders/judge.ts'
import { type KillMoment, killMoments, runKills } from './orders/kills.ts'

// The symbols whose orders were killed on the way wait until the end of the day: an account has enough of them for so many.
const killsOfAccount = 30

export default defineSoak({
  about: '300 times kill -9 of a program that trades: none of its orders is sent twice, and none is lost',
  size: { name: 'kills', full: 300 },
  async run({ scale, seed, log }) {
    const asked = Math.max(1, Math.round(300 * scale))
    const figures: Record<string, number> = { intents: 0, kills: 0, unknownAtEnd: 0 }
    const add = (name: string, count: number) => {
      figures[name] = (figures[name] ?? 0) + count
    }
    const moments = new Map<KillMoment, number>()
    for (let done = 0; done < asked; done += killsOfAccount) {
      const kills = Math.min(killsOfAccount, asked - done)
      const result = await runKills({ seed: seed + done, kills })
      add('intents', result.intents)
      for (const name of countNames) add(name, result.counts[name])
      for (const [reason, count] of result.unknown) {
        add('unknownAtEnd', count)
        add(`unknown: ${reason}`, count)
      }
      for (const [moment, count] of result.kills) {
        add('kills', count)
        add(`kill: ${moment}`, count)
        moments.set(moment, (moments.get(moment) ?? 0) + count)
      }
      for (const line of result.trace) log(line)
      log(`${figures['kills']} of ${asked} processes were killed`)
    }
    const least = Math.floor(asked / killMoments.length / 2)
    return {
      figures,
      broken: [
        ...countNames.filter((name) => (figures[name] ?? 0) > 0).map((name) => `${name}: ${figures[name]}`),
        ...killMoments
          .filter((moment) => (moments.get(moment) ?? 0) < least)
          .map((moment) => `${moment}: ${moments.get(moment) ?? 0} kills, and at least ${least} were planned`),
      ],
    }
  },
})
