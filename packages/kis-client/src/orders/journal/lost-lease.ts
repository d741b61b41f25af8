import { KisJournalError } from '../../errors.ts'

/** Creates the error of `renew` where the lease was lost, and has ended. */
export const lostLease = (): KisJournalError =>
  new KisJournalError(
    'the lease was lost with its data, and has ended: another program may have traded the account; start this program again',
  )
