import type { BuiltInCommand } from './command.ts'

export const updateMaster: BuiltInCommand = {
  name: 'update_master',
  usage: '/update_master',
  access: 'admin',
  run: (request, context) => context.updateMaster(request),
}
