import type { FakeTelegram, FakeUser, Press, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'
import { assert } from 'vitest'

/** People who talk to the bot, and what a reader sees of it: messages as they were sent, and edits that are looked for. */
export interface Story {
  part(title: string): void
  /** Resolves when the bot has sent so many more messages to them, the ends of runs not among them. @returns those */
  sends(who: FakeUser, text: string, answers: number): Promise<readonly WireMessage[]>
  presses(who: FakeUser, label: string, answers: number): Promise<void>
  /** Taps once: the tap arrives twice. */
  pressesTwice(who: FakeUser, label: string, answers: number): Promise<readonly [Press, Press]>
  /** Resolves when the bot has answered. */
  forges(who: FakeUser, data: string): Promise<void>
  /** Waits for a further message, such as the end of a run. */
  receives(who: FakeUser, pattern: RegExp): Promise<WireMessage>
  /** Waits for an edit of an existing message. */
  shows(who: FakeUser, message: WireMessage | undefined, pattern: RegExp): Promise<void>
  /** Returns the story for a reader: parts that differ from run to run are replaced. */
  text(): string
}

export function createStory(fake: FakeTelegram): Story {
  const lines: string[] = []
  const shown = new Set<WireMessage['message_id']>()

  const happened = (kind: 'bot-sent' | 'bot-edited', who: FakeUser) =>
    fake.transcript.entries().flatMap((entry) => (entry.kind === kind && entry.chatId === who.id ? entry.message : []))
  const notShown = (who: FakeUser) => happened('bot-sent', who).filter(({ message_id: id }) => !shown.has(id))

  function write(who: string, text: string) {
    lines.push(`${who}> ${text.split('\n').join('\n  ')}`)
  }

  function showMessage(message: WireMessage, mark = '') {
    shown.add(message.message_id)
    const rows = message.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => `[${text}]`).join(' ')) ?? []
    write(`봇${mark}`, [message.text ?? '', ...rows].join('\n'))
  }

  async function answered(presses: readonly Press[]) {
    for (const press of presses) {
      await fake.until(() => press.answers.length > 0)
      write('봇', `(버튼 위에) ${press.answers[0]?.text ?? ''}`)
    }
  }

  // The bot answers, and another process reports how a run ended: the end of a short run may arrive first.
  const answersTo = (who: FakeUser) =>
    notShown(who).filter(({ text = '' }) => !/^[^\n]* (완료|실패|취소됨) \(/.test(text))

  /** Returns the further messages, for which the story does not wait by name, in the order in which they were sent. */
  async function further(who: FakeUser, count: number) {
    await fake.until(() => answersTo(who).length >= count)
    const answers = answersTo(who).slice(0, count)
    for (const message of answers) showMessage(message)
    return answers
  }

  return {
    part: (title) => void lines.push(`\n-- ${title}\n`),
    async sends(who, text, answers) {
      write(who.name, text)
      who.send(text)
      return further(who, answers)
    },
    async presses(who, label, answers) {
      write(who.name, `(누름) [${label}]`)
      await answered([who.press(label)])
      await further(who, answers)
    },
    async pressesTwice(who, label, answers) {
      write(who.name, `(한 번 누른 것이 두 번 도착) [${label}]`)
      const presses = who.pressTwice(label)
      await answered(presses)
      await further(who, answers)
      return presses
    },
    async forges(who, data) {
      write(who.name, '(위조한 버튼)')
      await answered([who.forge(data)])
    },
    async receives(who, pattern) {
      const message = await fake.until(() => notShown(who).find(({ text = '' }) => pattern.test(text)))
      showMessage(message)
      return message
    },
    async shows(who, message, pattern) {
      assert(message)
      const edited = await fake.until(() =>
        happened('bot-edited', who).find(
          ({ message_id: id, text = '' }) => id === message.message_id && pattern.test(text),
        ),
      )
      showMessage(edited, ' (고침)')
    },
    text: () => `# 봇과의 대화\n\n${preface}\n\n\`\`\`text\n${alike(lines.join('\n')).trim()}\n\`\`\`\n`,
  }
}

const preface = `What an admin (관리자), a user (사용자) and a stranger (낯선이) see of the bot (봇). The end-to-end test
plays it, with API, worker and bot as processes, and compares it with this page, in both modes. Ids, dates and spans are
made alike. \`pnpm exec vitest run examples/bot/src/tests/end-to-end.test.ts -u\` writes it again.`

function alike(text: string): string {
  const runs: string[] = []
  const runName = (id: string) => {
    if (!runs.includes(id)) runs.push(id)
    return `run-${runs.indexOf(id) + 1}`
  }
  return (
    text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, runName)
      .replace(/\d\d\/\d\d\(.\) \d\d:\d\d KST/g, '11/23(월) 07:00 KST')
      .replace(/\d+시간 \d+분 남음/g, '23시간 59분 남음')
      .replace(/\b\d+(\.\d)?초/g, '0.8초')
      // A table's columns are as wide as what was in them.
      .replace(/0\.8초 +(?=\S)/g, '0.8초  ')
      .replace(/시간 +오류/g, '시간   오류')
  )
}
