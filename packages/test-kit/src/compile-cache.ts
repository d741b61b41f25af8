import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Variable that makes a process load its modules faster: loading is most of the life of a short one. */
export const compileCache: { readonly NODE_COMPILE_CACHE: string } = {
  NODE_COMPILE_CACHE: join(tmpdir(), 'stockeye-compile-cache'),
}
