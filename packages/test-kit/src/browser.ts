import { describeWhere } from './describe-where.ts'
import { findProgram } from './find-program.ts'

const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome')

/** Describes a suite that needs a browser, whose path it gets; see `describeWhere`. */
export const describeBrowser = (name: string, suite: (executablePath: string) => void): void =>
  describeWhere(name, executablePath === undefined ? 'chromium' : undefined, () => suite(executablePath ?? ''))
