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
 * Returns whether samples stay flat: the greatest of the last third is at most 1.25 times that of the middle third. A
 * constant growth makes it 1.5 times. The first third is the warm-up; fewer than 15 samples say nothing.
 */
export function isFlat(samples: readonly number[]): boolean {
  const third = Math.floor(samples.length / 3)
  if (third < 5) return true
  return Math.max(...samples.slice(-third)) <= 1.25 * Math.max(...samples.slice(third, -third))
}
