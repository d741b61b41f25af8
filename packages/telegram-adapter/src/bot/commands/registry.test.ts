import { expect, it } from 'vitest'
import { english } from '../../messages/en.ts'
import { korean } from '../../messages/ko.ts'
import { createRegistry, parseCommand } from './registry.ts'

const { commands, commandsFor } = createRegistry()

it('returns the commands for everyone to users, and all commands to admins', () => {
  expect([commandsFor('user').map(({ name }) => name), commandsFor('admin').length]).toEqual([
    ['start', 'help'],
    commands.length,
  ])
})

it('has names and descriptions that Telegram accepts for its menu', () => {
  for (const command of commands) {
    const { name } = command
    expect(name).toMatch(/^[a-z0-9_]{1,32}$/)
    for (const texts of [korean, english]) expect([...command.describe(texts)].length).toBeLessThanOrEqual(256)
  }
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
})

it.each([
  ['/start', { name: 'start', argument: '', to: undefined }],
  ['/trigger_job  a b ', { name: 'trigger_job', argument: 'a b', to: undefined }],
  ['/HELP@Stockeye_Bot', { name: 'help', argument: '', to: 'stockeye_bot' }],
  ['/cancel@x\nrun-1', { name: 'cancel', argument: 'run-1', to: 'x' }],
  ['start', undefined],
  ['/', undefined],
  ['//start', undefined],
  ['/종목', undefined],
  [' /start', undefined],
])('reads %j', (text, command) => {
  expect(parseCommand(text)).toEqual(command)
})
