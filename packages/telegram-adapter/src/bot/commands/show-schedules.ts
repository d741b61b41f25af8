import type { Html } from '../../messages/html.ts'
import { ko } from '../../messages/ko.ts'
import type { JobInfo } from '../../ports/ops-port.ts'
import type { Keyboard, KeyboardButton } from '../../telegram/updates.ts'
import type { Buttons } from '../buttons.ts'
import type { Command } from './command.ts'

export const showSchedules: Command = {
  name: 'show_schedules',
  description: ko.descriptions.show_schedules,
  usage: '/show_schedules',
  access: 'admin',
  async run(request, context) {
    const jobs = await context.port.listJobs(request.as)
    const page = schedulePage(jobs, { page: 0, chatId: request.chatId, buttons: context.buttons })
    if (page === undefined) await context.reply(request, ko.noJobs())
    else await context.reply(request, page.text, page.keyboard)
  },
}

const jobsOnPage = 8

/** One page of the jobs, each with its button. @returns undefined when there is no such page */
export function schedulePage(
  jobs: readonly JobInfo[],
  { page, chatId, buttons }: { readonly page: number; readonly chatId: string; readonly buttons: Buttons },
): { readonly text: Html; readonly keyboard: Keyboard } | undefined {
  const shown = jobs.slice(page * jobsOnPage, (page + 1) * jobsOnPage)
  if (shown.length === 0) return undefined
  const count = Math.ceil(jobs.length / jobsOnPage)

  function button(text: string, data: string | undefined): readonly KeyboardButton[] {
    return data === undefined ? [] : [{ text, callback_data: data }]
  }
  const toPage = (number: number, text: string) =>
    number >= 0 && number < count ? button(text, buttons.format({ kind: 'page', page: number }, chatId)) : []

  const rows = [
    ...shown.map((job) => button(ko.jobButton(job.name), buttons.format({ kind: 'trigger', jobId: job.id }, chatId))),
    [...toPage(page - 1, ko.previousPage), ...toPage(page + 1, ko.nextPage)],
  ]
  return {
    text: ko.schedules(shown, { number: page, count }),
    keyboard: rows.filter((row) => row.length > 0),
  }
}
