/** A package is missing that its user installs: an optional peer dependency. */
export class MissingPackageError extends Error {
  readonly code = 'ERR_MODULE_NOT_FOUND'
}

export interface PeerUse {
  /** Name of the function that needs the packages. */
  readonly user: string
  readonly packages: readonly string[]
  /** Whether a command needs them: npx starts one in a folder that has only the packages of its `-p`. @default false */
  readonly isCommand?: boolean
}

/**
 * Imports an optional peer dependency, or a module of ours that imports some. A caller imports them at the first use: the
 * error of a static import cannot be caught, and names a file of ours instead of the thing to do.
 *
 * @throws {MissingPackageError} one of `packages` is not installed; the message says what to install
 */
export async function importPeers<Module>(
  { user, packages, isCommand = false }: PeerUse,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : ''
    // Node, Bun and Jest have these words in common; the codes of their errors differ.
    const [, missing = ''] = /Cannot find (?:package|module) '([^']+)'/.exec(text) ?? []
    if (!packages.includes(missing)) throw cause
    const message = `${user} needs ${missing}: npm install ${packages.join(' ')}`
    const withNpx = isCommand ? `, and with npx: npx ${packages.map((name) => `-p ${name}`).join(' ')} -p ...` : ''
    throw new MissingPackageError(`${message}${withNpx}`, { cause })
  }
}
