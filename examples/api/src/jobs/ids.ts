/** Ids of the jobs that other parts name: the kinds of notices, routes, and the commands of the bot. */
export const updateMasterId = 'update_stock_master'
export const dailyDigestId = 'daily_digest'
export const cleanUpRecordsId = 'clean_up_records'
export const alertTokenId = 'alert_token'
export const traderNoticeId = 'trader_notice'
