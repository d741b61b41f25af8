import { checkNames } from '../../values/check-names.ts'
import {
  checkOption,
  countRule,
  delayRule,
  functionRule,
  type OptionRule,
  objectRule,
  oneOf,
} from '../../values/check-options.ts'
import { isRefusalCode } from './codes.ts'
import type { RealtimeControls, TopicMatch } from './controls.ts'
import { manglings } from './frame.ts'

/** Most rows of a burst for each topic. */
const mostBurstRows = 1_000_000

/** Returns the controls with a check of each input before it has an effect. */
export function checkedControls(controls: RealtimeControls): RealtimeControls {
  return {
    ...controls,
    refuse(match, code, times = 1) {
      checkTopicMatch(match)
      checkOption('code', code, codeRule)
      checkOption('times', times, timesRule)
      controls.refuse(match, code, times)
    },
    delayAnswers(match, ms, times = 1) {
      checkTopicMatch(match)
      checkOption('ms', ms, spanRule)
      checkOption('times', times, timesRule)
      controls.delayAnswers(match, ms, times)
    },
    mangle(match, how, times = 1) {
      checkTopicMatch(match)
      checkOption('how', how, oneOf('a damage', manglings))
      checkOption('times', times, timesRule)
      controls.mangle(match, how, times)
    },
    silence(match) {
      if (match !== undefined) checkTopicMatch(match)
      controls.silence(match)
    },
    stall(forMs) {
      checkOption('forMs', forMs, spanRule)
      controls.stall(forMs)
    },
    burst(match, rows) {
      checkTopicMatch(match)
      checkOption('rows', rows, rowsRule)
      return controls.burst(match, rows)
    },
    disconnect(how = 'abrupt') {
      checkOption('how', how, oneOf('an end of a connection', ['abrupt', 'close']))
      controls.disconnect(how)
    },
    restart(downMs = 0) {
      checkOption('downMs', downMs, spanRule)
      controls.restart(downMs)
    },
    requests(match = {}) {
      checkTopicMatch(match)
      return controls.requests(match)
    },
    onSent(listener) {
      checkOption('listener', listener, functionRule('a function that takes a frame'))
      return controls.onSent(listener)
    },
  }
}

/** Checks a match of topics: text would match every topic. @throws {KisInputError} it is not a match */
function checkTopicMatch(match: TopicMatch): void {
  checkOption('match', match, objectRule('{ trId, key }, or {} for every topic'))
  checkNames(match, 'a field of a match', ['trId', 'key'])
  for (const name of ['trId', 'key'] as const) {
    if (match[name] !== undefined) checkOption(`match.${name}`, match[name], textRule)
  }
}

const textRule: OptionRule = {
  is: 'text',
  use: "text such as 'H0STCNT0' or '005930'",
  fits: (value) => typeof value === 'string' && value !== '',
}
const codeRule: OptionRule = {
  is: "a refusal of KIS's WebSocket",
  use: "a code such as 'OPSP0007'",
  fits: isRefusalCode,
}
const timesRule = countRule('a number of times, such as 1')
const spanRule = delayRule('a number such as 5000')
const rowsRule: OptionRule = {
  is: `a whole number of rows from 1 to ${mostBurstRows}`,
  use: 'a number such as 1000',
  fits: (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= mostBurstRows,
}
