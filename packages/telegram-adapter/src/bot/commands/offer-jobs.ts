import { OpsRefusedError } from '../../errors.ts'
import type { JobInfo } from '../../ports/ops-port.ts'
import type { ButtonAction } from '../buttons.ts'
import type { CommandContext, CommandRequest } from './command.ts'

/**
 * Asks which of the jobs the user means, with a button for each.
 *
 * @param choice.action action of the button of a job
 * @throws {OpsRefusedError} there is no job to choose
 */
export async function offerJobs(
  request: CommandRequest,
  { reply, buttons }: CommandContext,
  choice: { readonly jobs: readonly JobInfo[]; readonly action: (job: JobInfo) => ButtonAction },
): Promise<void> {
  const { chatId, messages } = request
  if (choice.jobs.length === 0) throw new OpsRefusedError('not_found')
  const keyboard = choice.jobs.flatMap((job) => {
    const data = buttons.format(choice.action(job), chatId)
    return data === undefined ? [] : [[{ text: messages.jobChoice(job.name), callback_data: data }]]
  })
  await reply(request, messages.whichJob(choice.jobs), keyboard)
}
