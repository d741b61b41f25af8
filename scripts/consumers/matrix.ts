/** Installed beside the packages: no peer, or all peers, in the newest version of their range or in its lowest. */
export type Peers = 'none' | 'newest' | 'lowest'

export type Manager = 'npm' | 'pnpm'

/** A line of versions of TypeScript. */
export type Compiler = '5.9' | '6' | '7'

/** Way in which the compiler resolves imports. */
export type Resolution = 'nodenext' | 'bundler'

/** Program that runs the emitted JavaScript, with its version. */
export type Runtime = `${'node' | 'bun' | 'deno'}@${string}`

/** A fresh project, and what is done in it. Each of its compilers goes with each resolution and each runtime. */
export interface Project {
  readonly name: string
  readonly manager: Manager
  /** Folders of the packages that are installed. */
  readonly packages: readonly string[]
  readonly peers: Peers
  /** Types that every file sees: those of Node, or those of a browser in a project without `@types/node`. */
  readonly ambient: 'node' | 'dom'
  /** Options of the compiler: those of docs/tasks/set-up-typescript.md, or the strictest that a project may have. @default 'strictest' */
  readonly strictness?: 'page' | 'strictest'
  /** Project of the pages that import packages beside ours and the peers. */
  readonly isWithLibraries?: boolean
  /** Declarations are not checked: those of other packages fail in a strict project. @default false */
  readonly skipLibCheck?: boolean
  /** Only the programs of the corners are run. @default false */
  readonly isShort?: boolean
  readonly compilers: readonly Compiler[]
  readonly resolutions: readonly Resolution[]
  readonly runtimes: readonly Runtime[]
}

export const packages = ['token-manager', 'kis-client', 'job-runner', 'telegram-adapter'] as const

const whole = {
  packages,
  peers: 'newest',
  ambient: 'node',
  compilers: ['5.9', '6', '7'],
  resolutions: ['nodenext', 'bundler'],
  runtimes: ['node@22', 'node@24', 'node@26'],
} as const
const npm = { ...whole, name: 'npm', manager: 'npm', strictness: 'page' } as const
const single = { ...whole, compilers: ['7'], resolutions: ['nodenext'], runtimes: ['node@24'] } as const

/** The two corners that each change is checked with. */
export const corners: readonly Project[] = [
  { ...npm, compilers: ['5.9'], resolutions: ['nodenext'], runtimes: ['node@22'] },
  { ...whole, name: 'pnpm', manager: 'pnpm', compilers: ['7'], resolutions: ['bundler'], runtimes: ['node@24'] },
]

/** The whole matrix, for a release. */
export const matrix: readonly Project[] = [
  npm,
  { ...whole, name: 'pnpm', manager: 'pnpm' },
  // The lowest of everything that the packages promise. The declarations of Vitest 3 need names of a browser.
  {
    ...single,
    name: 'lowest',
    manager: 'npm',
    peers: 'lowest',
    skipLibCheck: true,
    compilers: ['5.9'],
    runtimes: ['node@22.19.0'],
  },
  // pnpm shows a package only what it depends on: here a missing dependency, or a type that has no name, is found.
  ...packages.map(
    (name): Project => ({ ...single, name, manager: 'pnpm', packages: [name], peers: 'none', ambient: 'dom' }),
  ),
  // The declarations of Hono need names of a browser and of Deno.
  { ...single, name: 'libraries', manager: 'pnpm', isWithLibraries: true, skipLibCheck: true },
  { ...single, name: 'bun', manager: 'npm', runtimes: ['bun@1'] },
  { ...single, name: 'deno', manager: 'npm', isShort: true, runtimes: ['deno@2'] },
]
