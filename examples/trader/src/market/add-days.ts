import { type CalendarDate, parseCalendarDate } from '@stockeye/kis-client'

const dayMs = 86_400_000

/** Returns the calendar day that lies a number of days later; a number below zero goes back. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  parseCalendarDate(new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10))
