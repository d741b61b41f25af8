import type { KisClient } from '../client/client.ts'
import { KisInputError } from '../errors.ts'
import { preview } from '../values/preview.ts'

/** Venue of a KRX order: the exchange itself, Nextrade (NXT), or the better of the two (SOR). */
export type Venue = 'KRX' | 'NXT' | 'SOR'

/** Checks a venue. @throws {KisInputError} the venue is unknown, or paper trading lacks it */
export function parseVenue({ environment }: Pick<KisClient, 'environment'>, venue: Venue = 'KRX'): Venue {
  const venues: readonly Venue[] = environment === 'paper' ? ['KRX'] : ['KRX', 'NXT', 'SOR']
  if (venues.includes(venue)) return venue
  throw new KisInputError({
    field: 'venue',
    rule: `${preview(venue)} is not a venue of the environment ${environment}; use ${venues.join(', ')}`,
  })
}
