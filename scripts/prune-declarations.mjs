// Removes the built declarations that no entry of the package in this folder leads to. tsc writes one for each source
// file, and a compiler of a user reads no other than these.
import { globSync, rmSync } from 'node:fs'
import { publicDeclarations } from './declarations.mjs'

const kept = new Set([...publicDeclarations('.').values()].flatMap((files) => [...files]))
for (const file of globSync('dist/**/*.d.ts')) if (!kept.has(file)) rmSync(file)
