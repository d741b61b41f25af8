import type { UserSettings } from '../data/user-settings.ts'
import { defaultLevels, type NoticeKind, type NoticeLevel, noticeKinds, noticeLevels } from './kinds.ts'
import { type QuietHours, quietHoursSchema } from './quiet-hours.ts'

export interface NoticeSettings {
  readonly levels: Readonly<Record<NoticeKind, NoticeLevel>>
  /** Undefined when the user has none. */
  readonly quiet?: QuietHours | undefined
}

/** Settings of the notices of each user. */
export interface NoticeBook {
  read(telegramId: string): Promise<NoticeSettings>
  setLevel(telegramId: string, kind: NoticeKind, level: NoticeLevel): Promise<void>
  /** Stores the quiet hours; undefined ends them. */
  setQuiet(telegramId: string, quiet: QuietHours | undefined): Promise<void>
}

const quietName = 'notices.quiet'
const nameOf = (kind: NoticeKind) => `notices.${kind}`

/** Creates the settings of the notices. Each is a setting of its own, so that two changes at once keep both. */
export function createNoticeBook(settings: UserSettings): NoticeBook {
  async function levelOf(telegramId: string, kind: NoticeKind): Promise<NoticeLevel> {
    const stored = await settings.get(telegramId, nameOf(kind))
    return noticeLevels.find((level) => level === stored) ?? defaultLevels[kind]
  }

  return {
    async read(telegramId) {
      const read = await Promise.all(noticeKinds.map(async (kind) => [kind, await levelOf(telegramId, kind)] as const))
      const levels = { ...defaultLevels, ...Object.fromEntries(read) }
      const quiet = readQuiet(await settings.get(telegramId, quietName))
      return { levels, ...(quiet && { quiet }) }
    },
    setLevel: (telegramId, kind, level) => settings.set(telegramId, nameOf(kind), level),
    setQuiet: (telegramId, quiet) =>
      settings.set(telegramId, quietName, quiet === undefined ? '' : JSON.stringify(quiet)),
  }
}

/** Settings of a user who has set none. */
export const defaultSettings: NoticeSettings = { levels: defaultLevels }

/** Reads quiet hours. A value that cannot be read leaves the notices loud. */
function readQuiet(stored: string | undefined): QuietHours | undefined {
  if (stored === undefined || stored === '') return undefined
  try {
    return quietHoursSchema.safeParse(JSON.parse(stored)).data
  } catch {
    return undefined
  }
}
