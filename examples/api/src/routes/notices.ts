import type { Handlers } from '../http/mount.ts'
import type { NoticeBook } from '../notices/settings.ts'
import type { NoticesApi } from './notices-contract.ts'

/** Creates the handlers of the routes of the notices: each user reads and changes only their own. */
export const noticesHandlers = ({ notices }: { readonly notices: NoticeBook }): Handlers<NoticesApi> => ({
  getNotices: ({ caller }) => notices.read(caller.telegramId),
  async setNoticeLevel({ caller: { telegramId }, params, body }) {
    await notices.setLevel(telegramId, params.kind, body.level)
    return notices.read(telegramId)
  },
  async setQuietHours({ caller: { telegramId }, body }) {
    await notices.setQuiet(telegramId, body.quiet ?? undefined)
    return notices.read(telegramId)
  },
})
