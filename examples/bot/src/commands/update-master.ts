import { masterApi } from '@stockeye/example-api/routes/contract'
import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'

/** Creates `/update_master`, which calls `POST /api/v1/admin/update_master` with the token of the user. */
export const updateMasterCommand = (port: HttpPort): OpsCommand => ({
  name: 'update_master',
  description: '종목 마스터를 지금 갱신합니다',
  access: 'admin',
  async handle({ user, chatId, threadId, language, idempotencyKey, retried, followRun }) {
    const request = { params: {}, body: { chat_id: chatId, thread_id: threadId, language }, idempotencyKey }
    await followRun(await retried(() => port.call(user, masterApi.updateMaster, request)))
  },
})
