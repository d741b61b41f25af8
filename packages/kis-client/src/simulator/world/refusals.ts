import type { Environment } from '../../environment.ts'

/** Answer that refuses a call. */
export interface Refusal {
  /** Return code, KIS's `rt_cd`. */
  readonly returnCode: '1' | '2' | '7'
  readonly messageCode: string
  readonly message: string
}

type Reason =
  | 'market-closed'
  | 'overseas-market-closed'
  | 'not-reserved'
  | 'no-symbol'
  | 'no-venue'
  | 'order-type'
  | 'overseas-order-type'
  | 'quantity'
  | 'tick'
  | 'price-limit'
  | 'overseas-no-price'
  | 'cash'
  | 'holdings'
  | 'no-original'
  | 'nothing-left'

type Row = readonly [messageCode: string, message: string]

// Codes of catalog/codes.json; APBK0344 and APBK0927, and the paper ones that begin with 4, from operators' logs.
const real: Readonly<Record<Reason, Row>> = {
  'market-closed': ['APBK0918', '장운영일자가 주문일과 상이합니다'],
  'overseas-market-closed': ['APBK1664', '해외주식 주문가능시간이 아닙니다'],
  'not-reserved': ['KIER3672', '예약주문 가능시간이 아닙니다.'],
  'no-symbol': ['APBK0656', '해당종목정보가 없습니다.'],
  'no-venue': ['APBK0656', '주문 가능한 거래소가 아닙니다.'],
  'order-type': ['APBK0918', '주문구분을 확인하십시오.(주문불가)'],
  'overseas-order-type': ['APBK1269', '주문구분 입력오류입니다.'],
  quantity: ['APBK0955', '주문수량 또는 주문단가를 확인하십시오.'],
  tick: ['APBK0506', '주식주문호가단위 오류 입니다.'],
  'price-limit': ['APBK0955', '주문단가가 상한가 또는 하한가를 벗어났습니다.'],
  'overseas-no-price': ['APBK1507', '주문단가는 0보다 커야 합니다.'],
  cash: ['APBK0952', '주문가능금액을 초과 했습니다'],
  holdings: ['APBK0400', '주문 가능한 수량을 초과했습니다.'],
  'no-original': ['APBK0344', '원주문정보가 존재하지 않습니다.'],
  'nothing-left': ['APBK0927', '정정취소 가능수량이 없습니다.'],
}

/** Codes that differ in paper trading; for all others it uses those of real accounts. */
const paper: Partial<Readonly<Record<Reason, Row>>> = {
  'market-closed': ['40100000', '모의투자 영업일이 아닙니다.'],
  'price-limit': ['40270000', '모의투자 상하한가 오류'],
  'no-original': ['40320000', '모의투자 원주문번호가 존재하지 않습니다.'],
  'nothing-left': ['40330000', '모의투자 정정/취소할 수량이 없습니다.'],
}

const returnCodes = { real: '7', paper: '1' } as const

/** Returns KIS's refusal of an order: `rt_cd` is 7 on a real account and 1 in paper trading. */
export function refuse(environment: Environment, reason: Reason): Refusal {
  const [messageCode, message] = (environment === 'paper' ? paper[reason] : undefined) ?? real[reason]
  return { returnCode: returnCodes[environment], messageCode, message }
}

/** Returns a text that KIS has for the code of a refused order; undefined for another code. */
export const refusalText = (code: string): string | undefined =>
  Object.values(real).find(([messageCode]) => messageCode === code)?.[1]

/** Returns the refusal of a revision or cancellation that names another venue than its order. */
export const refuseVenue = (
  environment: Environment,
  action: '정정' | '취소',
  { original, asked }: { readonly original: string; readonly asked: string },
): Refusal => ({
  returnCode: returnCodes[environment],
  messageCode: 'APBK0344',
  message: `${action}주문 불가합니다. 원주문 거래소[${original}] ${action}주문 거래소[${asked}]`,
})

/** Returns the refusal of a query with an invalid field: `rt_cd` is 2. */
export const refuseField = (name: string): Refusal => ({
  returnCode: '2',
  messageCode: 'OPSQ2001',
  message: `ERROR INVALID ${name}`,
})

/** Returns the refusal of a query whose field has a value that KIS does not take: `rt_cd` is 2. @see Soju06/python-kis#81 */
export const refuseValue = (name: string): Refusal => ({
  returnCode: '2',
  messageCode: 'OPSQ2001',
  message: `ERROR INVALID_CHECK_${name}`,
})
