import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const updateMaster: Command = {
  name: 'update_master',
  description: ko.descriptions.update_master,
  usage: '/update_master',
  access: 'admin',
  run: (request, context) => context.updateMaster(request),
}
