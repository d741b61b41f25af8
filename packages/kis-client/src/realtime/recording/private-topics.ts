import { createKnownFeeds } from '../known-feeds.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import type { RecordedTopic } from './entry.ts'

const feeds = createKnownFeeds()

/** Returns whether a TR carries execution notices: they hold the account number, and their key is the HTS id of a person. */
export const isNotice = (trId: string): boolean => feeds.isNotice(trId)

/** Returns a topic and its state without the HTS id of anybody's notices. */
export const hidePerson = (topic: Topic, state: TopicState): RecordedTopic => ({
  topic: isNotice(topic.trId) ? { ...topic, key: '' } : topic,
  state: hideHolders(state),
})

function hideHolders(state: TopicState): TopicState {
  const refusal = state.is === 'refused' ? state.refusal : state.is === 'confirmed' ? undefined : state.heldUp
  if (refusal?.reason !== 'no-place') return state
  const holders = refusal.holders.map((holder) => {
    const trId = holder.slice(0, holder.indexOf('|'))
    return isNotice(trId) ? topicName({ trId, key: '' }) : holder
  })
  const hidden = { ...refusal, holders }
  if (state.is === 'refused') return { ...state, refusal: hidden }
  return state.is === 'confirmed' ? state : { ...state, heldUp: hidden }
}
