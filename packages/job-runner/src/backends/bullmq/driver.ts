import { importPeers, MissingPackageError, type PeerUse } from '@stockeye/internal/peer'
import { JobBackendError } from '../../errors.ts'

/** Default of the option `prefix`. */
export const defaultPrefix = 'job-runner'

/**
 * Imports modules of this folder that need packages which the user installs.
 *
 * @throws {JobBackendError} one of the packages is not installed
 */
export async function importDriver<Module>(
  use: PeerUse & { readonly packages: readonly ('ioredis' | 'bullmq')[] },
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await importPeers(use, load)
  } catch (cause) {
    if (cause instanceof MissingPackageError) throw new JobBackendError(cause.message, { cause })
    throw cause
  }
}
