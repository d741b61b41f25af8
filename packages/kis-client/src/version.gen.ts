// Written by scripts/generate.ts from package.json. Not edited by hand: run `pnpm generate`.

/** Version of this package. */
export const version: string = '0.1.0'
