import { describe, expect, it } from 'vitest'
import { writeLlms, writeLlmsFull } from '../scripts/llms.ts'

const pages = [
  { route: 'start.md', title: 'Start', text: '# Start\n\nInstalls [the client](x.md) in a minute. More follows.\n' },
  {
    route: 'concepts/token.md',
    title: 'Token',
    text: '---\nouter: 1\n---\n# Token\n\n| a |\n| - |\n\nOne owner:\n\n- a\n',
  },
  { route: 'ko/start.md', title: '시작', text: '# 시작\n\n1분이면 설치합니다. 더 있습니다.\n' },
  { route: 'reference/x.md', title: 'x', text: '# x\n\nTypes.\n' },
  { route: 'project/security.md', title: 'Security', text: '# Security\n' },
]

describe('llms.txt', () => {
  it('lists each page once, below its part, with its first sentence', () => {
    const [, list = ''] = writeLlms(pages, '/kit/').split('/kit/llms-full.txt\n')

    expect(list).toBe(`
## Start

- [Start](/kit/start.md): Installs the client in a minute.

## Concepts

- [Token](/kit/concepts/token.md): One owner.

## Reference of the code

- [x](/kit/reference/x.md): Types.

## Korean

- [시작](/kit/ko/start.md): 1분이면 설치합니다.

## Optional

- [Security](/kit/project/security.md)
`)
  })

  it('has the text of the English pages, without the reference, in the other file', () => {
    const full = writeLlmsFull(pages)

    expect(full).toContain('<!-- /start -->\n\n# Start')
    expect(full).not.toContain('시작')
    expect(full).not.toContain('Types.')
  })
})
