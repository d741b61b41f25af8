import type { Clock } from '@stockeye/token-manager'
import { checkOption, checkOptionNames, clockRule, countRule, type OptionRule } from '../../values/check-options.ts'
import type { OpenLine } from '../line.ts'
import { createRecorder } from './recorder.ts'

/** Options of a recording. */
export interface RecordOptions {
  /** Folder to which the files are written. It is made if it is missing. */
  readonly path: string
  /**
   * Whether execution notices are recorded, decrypted: they hold the account number and the HTS id. Otherwise they are counted
   * and left out, and so is the HTS id.
   *
   * @default false
   */
  readonly notices?: boolean | undefined
  /** Size at which a new file begins, in compressed bytes. A new one begins with each Korean day too. @default 64 MiB */
  readonly maxFileBytes?: number | undefined
  /** Size of all files of the folder, in compressed bytes: the oldest are removed when a new one begins. @default 4 GiB */
  readonly maxBytes?: number | undefined
  /** Clock that dates the states of topics. @default the clock of the client */
  readonly clock?: Clock | undefined
}

const names = ['path', 'notices', 'maxFileBytes', 'maxBytes', 'clock']

/**
 * Returns a line that records all that passes on another: frames, states of topics, and the codes of errors. Approval keys, app
 * keys and the keys of decryption do not pass on a line, so none is recorded.
 *
 * A disk that is slow or full delays no frame: entries are lost then, and the recording counts them.
 *
 * @throws {KisInputError} an option is wrong
 */
export function recordLine(openLine: OpenLine, options: RecordOptions, clientClock: Clock): OpenLine {
  checkRecordOptions(options)
  const { path, notices = false, maxFileBytes = 64 * 2 ** 20, maxBytes = 4 * 2 ** 30, clock = clientClock } = options
  return (listener) => {
    const recorder = createRecorder({
      ...{ path, notices, maxFileBytes, maxBytes, clock },
      onTrouble: (error) => listener.trouble(error),
    })
    const line = openLine({
      frame(frame) {
        recorder.frame(frame)
        listener.frame(frame)
      },
      topic(topic, state) {
        recorder.topic(topic, state)
        listener.topic(topic, state)
      },
      price: (topic, price) => listener.price?.(topic, price),
      trouble(error) {
        recorder.trouble(error)
        listener.trouble(error)
      },
    })
    return {
      want: (topic, priority) => line.want(topic, priority),
      unwant(topic) {
        recorder.forget(topic)
        line.unwant(topic)
      },
      async close() {
        try {
          await line.close()
        } finally {
          await recorder.close()
        }
      },
    }
  }
}

function checkRecordOptions(options: RecordOptions): void {
  checkOptionNames('record', options, names)
  const { path, notices, maxFileBytes, maxBytes, clock } = options
  checkOption('path', path, pathRule)
  if (notices !== undefined) checkOption('notices', notices, booleanRule)
  if (maxFileBytes !== undefined) checkOption('maxFileBytes', maxFileBytes, countRule('a number of bytes'))
  if (maxBytes !== undefined) checkOption('maxBytes', maxBytes, countRule('a number of bytes'))
  if (clock !== undefined) checkOption('clock', clock, clockRule)
}

const pathRule: OptionRule = {
  is: 'the path of a folder',
  use: "text such as 'recordings'",
  fits: (value) => typeof value === 'string' && value.trim() !== '',
}

const booleanRule: OptionRule = {
  is: 'a boolean',
  use: 'true to record notices with your account number, or leave it out',
  fits: (value) => typeof value === 'boolean',
}
