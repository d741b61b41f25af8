// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { AnyEndpoint } from '../endpoint.ts'
import * as auth from './auth.gen.ts'
import * as domesticBond from './domestic-bond.gen.ts'
import * as domesticFutureoption from './domestic-futureoption.gen.ts'
import * as domesticStock from './domestic-stock.gen.ts'
import * as elw from './elw.gen.ts'
import * as etfetn from './etfetn.gen.ts'
import * as overseasFutureoption from './overseas-futureoption.gen.ts'
import * as overseasStock from './overseas-stock.gen.ts'

/** Every row of every table, for code that works on all of them: tools, tests and the simulator. */
export const allEndpoints: readonly AnyEndpoint[] = [
  ...Object.values(auth),
  ...Object.values(domesticBond),
  ...Object.values(domesticFutureoption),
  ...Object.values(domesticStock),
  ...Object.values(elw),
  ...Object.values(etfetn),
  ...Object.values(overseasFutureoption),
  ...Object.values(overseasStock),
]
