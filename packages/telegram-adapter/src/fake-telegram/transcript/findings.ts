import type { Finding, TranscriptEntry } from './transcript.ts'

/** Returns the faults in the behaviour of a bot. @see Transcript.findings */
export function findings(
  entries: readonly TranscriptEntry[],
  { leastEditGapMs = 0 }: { readonly leastEditGapMs?: number } = {},
): readonly Finding[] {
  const found = [...pressFindings(entries), ...refusalFindings(entries), ...editFindings(entries, leastEditGapMs)]
  return found.sort((one, other) => one.at - other.at)
}

function pressFindings(entries: readonly TranscriptEntry[]): readonly Finding[] {
  const answered = new Map<string, number>()
  for (const entry of entries) {
    if (entry.kind === 'bot-answered') answered.set(entry.callbackId, (answered.get(entry.callbackId) ?? 0) + 1)
  }
  return entries.flatMap((entry): Finding[] => {
    if (entry.kind !== 'user-pressed') return []
    const times = answered.get(entry.callbackId) ?? 0
    if (times === 1) return []
    const { at, chatId } = entry
    return [
      {
        code: times === 0 ? 'callback-unanswered' : 'callback-answered-twice',
        at,
        chatId,
        detail: `the press of ${entry.label ?? entry.data} was answered ${times} times`,
      },
    ]
  })
}

function refusalFindings(entries: readonly TranscriptEntry[]): readonly Finding[] {
  const found: Finding[] = []
  const closed = new Set<number>()
  for (const entry of entries) {
    const { at, chatId } = entry
    if (entry.kind === 'user-sent' || (entry.kind === 'access' && isOpening(entry.change))) closed.delete(chatId)
    if (entry.kind === 'bot-sent' || entry.kind === 'bot-edited') {
      if (closed.has(chatId)) found.push({ code: 'sent-after-403', at, chatId, detail: 'a message got through' })
    }
    if (entry.kind !== 'refused') continue
    const detail = `${entry.method}: ${entry.description}`
    if (chatId !== 0 && closed.has(chatId)) found.push({ code: 'sent-after-403', at, chatId, detail })
    if (chatId !== 0 && entry.code === 403) closed.add(chatId)
    if (entry.code === 400) found.push({ code: 'bad-request', at, chatId, detail })
  }
  return found
}

const isOpening = (change: string) => change === 'unblocked' || change === 'bot-added'

function editFindings(entries: readonly TranscriptEntry[], leastGapMs: number): readonly Finding[] {
  const lastAt = new Map<string, number>()
  return entries.flatMap((entry): Finding[] => {
    if (entry.kind !== 'bot-edited' && entry.kind !== 'bot-sent') return []
    const key = `${entry.chatId}/${entry.message.message_id}`
    const gap = entry.at - (lastAt.get(key) ?? -Infinity)
    lastAt.set(key, entry.at)
    // The first edit may follow the message at once: what counts is the pace of edits.
    const isEdit = entry.kind === 'bot-edited'
    if (!isEdit) lastAt.delete(key)
    if (!isEdit || gap >= leastGapMs) return []
    const { at, chatId } = entry
    return [{ code: 'edits-too-fast', at, chatId, detail: `message ${entry.message.message_id} again after ${gap} ms` }]
  })
}
