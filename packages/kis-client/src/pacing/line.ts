/** Members in the order in which they joined, from which each can leave. No step costs more in a longer line. */
export interface Line<Member> {
  readonly length: number
  /** Returns the member that joined before all others; undefined if the line is empty. */
  first(): Member | undefined
  /** Adds a member. @returns a function that removes it; a second call of it does nothing */
  join(member: Member): () => void
}

interface Place<Member> {
  readonly member: Member
  before: Place<Member> | undefined
  after: Place<Member> | undefined
}

/** Creates an empty line. A linked list, since the first value of a `Set` costs a step for each value deleted before it. */
export function createLine<Member>(): Line<Member> {
  let first: Place<Member> | undefined
  let last: Place<Member> | undefined
  let length = 0
  return {
    get length() {
      return length
    },
    first: () => first?.member,
    join(member) {
      const place: Place<Member> = { member, before: last, after: undefined }
      if (last === undefined) first = place
      else last.after = place
      last = place
      length += 1
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        length -= 1
        if (place.before === undefined) first = place.after
        else place.before.after = place.after
        if (place.after === undefined) last = place.before
        else place.after.before = place.before
      }
    },
  }
}
