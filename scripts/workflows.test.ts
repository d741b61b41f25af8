import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const home = '.github/workflows'
const workflows = readdirSync(home).map((name) => ({ name, text: readFileSync(join(home, name), 'utf8') }))

/** Returns the jobs of a workflow: its text below each name that is indented by two. */
function jobsOf(text: string): ReadonlyMap<string, string> {
  const [, ...parts] = (text.split(/^jobs:$/m)[1] ?? '').split(/^ {2}([\w-]+):$/m)
  return new Map(parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1] ?? ''] as const] : [])))
}

const jobs = workflows.flatMap(({ name, text }) =>
  [...jobsOf(text)].map(([job, body]) => ({ job: `${name}: ${job}`, body: body.replace(/^\s*#.*$/gm, '') })),
)
const permits = (permission: string) =>
  jobs.filter(({ body }) => new RegExp(`^\\s+${permission}: write$`, 'm').test(body))
const namesOf = (some: typeof jobs) => some.map(({ job }) => job)

describe('a workflow', () => {
  it('gives no right to write by default', () => {
    for (const { text } of workflows) expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m)
  })

  it('takes each action by its commit, with its version beside it', () => {
    const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action))

    const others = used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
    expect(others).toEqual(['./.github/workflows/ci.yml'])
  })
})

describe('a job that may ask for an OIDC token', () => {
  it('is one that publishes or deploys, and has no other right to change the repository', () => {
    expect(namesOf(permits('id-token'))).toEqual(['release.yml: publish', 'release.yml: deploy'])
    for (const { body } of permits('id-token')) expect(body).not.toMatch(/(contents|pull-requests): write/)
  })

  // A dependency of the build that turned bad could publish.
  it('installs nothing of the project, and runs only the script without dependencies', () => {
    const commands = permits('id-token').flatMap(({ body }) => [...body.matchAll(/run: (.+)$/gm)].map(([, run]) => run))

    expect(commands).toEqual([
      expect.stringMatching(/^npm install --global --ignore-scripts npm@\d+\.\d+\.\d+$/),
      'sha256sum packed/*',
      'node scripts/publish-tarballs.mjs packed',
    ])
    const imports = readFileSync('scripts/publish-tarballs.mjs', 'utf8').matchAll(/ from '(.+)'$/gm)
    expect([...imports].map(([, from = '']) => from).filter((from) => !from.startsWith('node:'))).toEqual([])
  })
})

it('gives the right to change the repository only to the pull request of versions and to the releases', () => {
  expect(namesOf(permits('contents'))).toEqual(['release.yml: version', 'release.yml: releases'])
  expect(namesOf(permits('pull-requests'))).toEqual(['release.yml: version'])
})
