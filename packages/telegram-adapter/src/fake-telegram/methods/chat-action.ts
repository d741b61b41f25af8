import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'
import { checkPerson, checkWriteAccess } from '../chat/chats.ts'
import type { World } from '../world.ts'

const actions = [
  'cancel',
  'typing',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'record_audio',
  'upload_audio',
  'upload_photo',
  'upload_document',
  'choose_sticker',
  'find_location',
  'pick_up_location',
  'record_video_note',
  'upload_video_note',
]

/** Serves `sendChatAction`. @throws {Refusal} in the order of the real server's checks */
export function sendChatAction(world: World, parameters: Parameters): true {
  if (!actions.includes(parameters.text('action').toLowerCase())) throw badRequest('wrong parameter action in request')
  const record = world.chats.resolve(parameters.text('chat_id'))
  checkWriteAccess(record)
  checkPerson(record)
  return true
}
