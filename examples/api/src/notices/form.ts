import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { Json } from '@stockeye/job-runner'
import { html, type TelegramForm, type TelegramFormOf } from '@stockeye/telegram-adapter'
import type { Users } from '../data/users.ts'
import { dailyDigestId, traderNoticeId } from '../jobs/ids.ts'
import { drawDigest } from './digest/chart.ts'
import { isUrgent, kindOf } from './kinds.ts'
import { isQuiet } from './quiet-hours.ts'
import { fieldOf } from './result-field.ts'
import { defaultSettings, type NoticeBook, type NoticeSettings } from './settings.ts'
import { readTraderNotice } from './trader/event.ts'
import { approvalButtons } from './wording/approval.ts'

/**
 * Creates the form of the notices: the level that the user has set for the kind, the quiet hours, and for the trader and the
 * digest a text, buttons and a picture of their own. Each worker decides alike, since all of it is in the store or in the result.
 * Settings that cannot be read are those of a user who has set none.
 *
 * The recipients of a run are those of the settings at its start. A user among them who is blocked, or is no admin any more, receives
 * nothing. A chat that is no known user receives its notice: a group, and an admin who has never written, to whom Telegram delivers
 * nothing. So it does while the users cannot be read: a lost notice is worse.
 */
export function createNoticeForm({
  notices,
  users,
  now,
  log,
}: {
  readonly notices: Pick<NoticeBook, 'read'>
  readonly users: Pick<Users, 'find'>
  readonly now: () => number
  readonly log: Log
}): TelegramFormOf {
  async function settingsOf(chatId: Json | undefined): Promise<NoticeSettings> {
    // A group has no settings: its notices are those of a user who has set none.
    if (typeof chatId !== 'string') return defaultSettings
    try {
      return await notices.read(chatId)
    } catch (error) {
      log.error({ error: messageOf(error) }, 'NOTICE_SETTINGS_UNREADABLE')
      return defaultSettings
    }
  }

  async function mayReceive(chatId: Json | undefined): Promise<boolean> {
    if (typeof chatId !== 'string') return true
    try {
      const user = await users.find(chatId)
      return user === undefined || (user.isActive && user.role === 'admin')
    } catch (error) {
      log.error({ error: messageOf(error) }, 'NOTICE_USERS_UNREADABLE')
      return true
    }
  }

  async function pictureOf(result: Json | undefined): Promise<Pick<TelegramForm, 'photo'>> {
    try {
      const photo = await drawDigest(result)
      return photo === undefined ? {} : { photo }
    } catch (error) {
      log.error({ error: messageOf(error) }, 'NOTICE_PICTURE_FAILED')
      return {}
    }
  }

  return async (completion) => {
    const kind = kindOf(completion)
    if (kind === undefined || !(await mayReceive(completion.recipient['chatId']))) return { send: false }
    const { levels, quiet } = await settingsOf(completion.recipient['chatId'])
    const level = levels[kind]
    if (level === 'off') return { send: false }
    const isQuietNow = quiet !== undefined && !isUrgent(kind) && isQuiet(quiet, now())
    const silent = level === 'silent' || isQuietNow
    const { jobId, status, result } = completion
    if (status !== 'succeeded') return { silent }
    if (jobId === traderNoticeId) return { silent, ...traderForm(result) }
    if (jobId === dailyDigestId) return { silent, ...digestText(result), ...(await pictureOf(result)) }
    return { silent }
  }
}

/** Returns the text of an event of the trader, with a button for each answer to a sale that waits. */
function traderForm(result: Json | undefined): TelegramForm {
  const notice = readTraderNotice(result)
  if (notice === undefined) return {}
  const { title, text, approvalId } = notice
  return {
    text: html`<b>${title}</b>\n${text}`,
    ...(approvalId !== undefined && { buttons: approvalButtons(approvalId) }),
  }
}

function digestText(result: Json | undefined): TelegramForm {
  const summary = fieldOf(result, 'summary')
  return typeof summary === 'string' ? { text: html`📊 <b>일일 요약</b>\n${summary}` } : {}
}
