/** Returns the least-squares slope of samples that are one step apart, in units a step; 0 with fewer than two samples. */
export function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / Math.max(1, samples.length)
  let [over, under] = [0, 0]
  for (const [step, sample] of samples.entries()) {
    over += (step - middle) * (sample - mean)
    under += (step - middle) ** 2
  }
  return under === 0 ? 0 : over / under
}

/**
 * Returns whether samples stay flat: by their slope, the last two thirds grow by less than 0.4 times their greatest. A
 * constant growth makes it two thirds. A store is as large as the rate of the last minutes makes it, so its size may change
 * with the speed of the machine. The first third is the warm-up, in which the first dedupe windows pass; fewer than 90
 * samples say nothing.
 */
export function isFlat(samples: readonly number[]): boolean {
  if (samples.length < 90) return true
  const late = samples.slice(Math.floor(samples.length / 3))
  return slopeOf(late) * late.length < 0.4 * Math.max(...late)
}
