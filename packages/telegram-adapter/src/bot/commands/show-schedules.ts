import type { Html } from '../../messages/html.ts'
import type { Messages } from '../../messages/messages.ts'
import type { JobInfo } from '../../ports/ops-port.ts'
import type { Keyboard, KeyboardButton } from '../../telegram/updates.ts'
import type { Buttons } from '../buttons.ts'
import type { BuiltInCommand } from './command.ts'

export const showSchedules: BuiltInCommand = {
  name: 'show_schedules',
  usage: '/show_schedules',
  access: 'admin',
  async run(request, context) {
    const { chatId, messages } = request
    const jobs = await context.port.listJobs(request.as)
    const page = schedulePage(jobs, { page: 0, chatId, messages, buttons: context.buttons })
    if (page === undefined) await context.reply(request, messages.noJobs())
    else await context.reply(request, page.text, page.keyboard)
  },
}

const jobsOnPage = 8

/** Returns one page of the jobs, each with its button. @returns undefined when the page does not exist */
export function schedulePage(
  jobs: readonly JobInfo[],
  {
    page,
    chatId,
    buttons,
    messages,
  }: { readonly page: number; readonly chatId: string; readonly buttons: Buttons; readonly messages: Messages },
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
    ...shown.map((job) =>
      button(messages.jobButton(job.name), buttons.format({ kind: 'trigger', jobId: job.id }, chatId)),
    ),
    [...toPage(page - 1, messages.texts.previousPage), ...toPage(page + 1, messages.texts.nextPage)],
  ]
  return {
    text: messages.schedules(shown, { number: page, count }),
    keyboard: rows.filter((row) => row.length > 0),
  }
}
