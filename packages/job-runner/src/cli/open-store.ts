import type { Backend } from '../backends/backend.ts'
import { importDriver } from '../backends/bullmq/driver.ts'
import type { StoreView } from '../backends/store-view.ts'

export type StoreAddress =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'redis'; readonly url: string; readonly prefix?: string }

export interface OpenView {
  readonly view: StoreView
  /** Turns an error of a look into one that says what to do. */
  explain(error: unknown): unknown
  close(): void
}

// Each store is loaded when it is used: a driver may be missing, and Node 22 warns of the other one.

/** Opens a store that exists, for reading. @throws {JobBackendError} it is not there, or is no store of this version */
export const openView = async (address: StoreAddress): Promise<OpenView> =>
  address.kind === 'file' ? openFileView(address.path) : openRedisView(address.url, address.prefix)

/**
 * Creates the backend of a store that exists. Neither opening it nor writing makes a store, or changes its schema.
 *
 * @throws {JobBackendError} a package is missing
 */
export const createBackend = async (address: StoreAddress): Promise<Backend> =>
  address.kind === 'file' ? createFileBackend(address.path) : createRedisBackend(address.url, address.prefix)

async function openFileView(path: string): Promise<OpenView> {
  const [{ explain, openForReading }, { createStoreView }] = await Promise.all([
    import('../backends/sqlite/database/file.ts'),
    import('../backends/sqlite/store-view.ts'),
  ])
  const database = openForReading(path)
  const explained = (error: unknown) => explain(error, path)
  try {
    return { view: createStoreView(database), explain: explained, close: () => database.close() }
  } catch (error) {
    database.close()
    throw explained(error)
  }
}

async function createFileBackend(path: string): Promise<Backend> {
  const { createSqliteBackend } = await import('../backends/sqlite/backend.ts')
  return createSqliteBackend({ path, mustExist: true })
}

async function openRedisView(url: string, prefix: string | undefined): Promise<OpenView> {
  const [{ openForReading }, { createStoreView }] = await importDriver(use, () =>
    Promise.all([import('../backends/bullmq/open-view.ts'), import('../backends/bullmq/store-view.ts')]),
  )
  const { commands, close } = await openForReading(url, prefix)
  return { view: createStoreView(commands), explain: (error) => error, close }
}

async function createRedisBackend(url: string, prefix: string | undefined): Promise<Backend> {
  const [{ parseRedisUrl }, { bullmqBackend }] = await importDriver({ ...use, packages: ['ioredis', 'bullmq'] }, () =>
    Promise.all([import('../backends/bullmq/open-view.ts'), import('../backends/bullmq/backend.ts')]),
  )
  // The processes that made the store have decided whether it may be volatile.
  const accepted = { acceptVolatile: true, ...(prefix !== undefined && { prefix }) }
  return bullmqBackend({ redis: parseRedisUrl(url).target, ...accepted })
}

const use = { user: 'a Redis', packages: ['ioredis'], isCommand: true } as const
