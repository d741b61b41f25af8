import { join } from 'node:path'
import { readEndpointRows } from '../../scripts/endpoint-table.ts'
import type { EndpointRow } from './endpoint-search.ts'

// The generator runs `load` when it builds, and replaces this module by its result.
export declare const data: readonly EndpointRow[]

export default {
  load: (): readonly EndpointRow[] => readEndpointRows(join(import.meta.dirname, '../../..')),
}
