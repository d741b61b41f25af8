/** Answer of the KIS port, before it is written. */
export interface KisReply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** Paging header of KIS: `M` for more, `D` or `E` for the end. @default '' */
  readonly trCont?: 'M' | 'D' | 'E'
}

/** Texts of KIS by code, for readers of a log. Programs go by the code. */
const messages: Readonly<Record<string, string>> = {
  EGW00001: '일시적으로 오류가 발생하였습니다.',
  EGW00002: '서버 에러가 발생하였습니다.',
  EGW00101: '유효하지 않은 요청입니다.',
  EGW00102: 'AppKey는 필수입니다.',
  EGW00103: '유효하지 않은 AppKey입니다.',
  EGW00104: 'AppSecret은 필수입니다.',
  EGW00105: '유효하지 않은 AppSecret입니다.',
  EGW00115: 'grant_type은 필수입니다.',
  EGW00116: '유효하지 않은 grant_type입니다.',
  EGW00121: '유효하지 않은 token 입니다.',
  EGW00122: 'token을 찾을 수 없습니다.',
  EGW00123: '기간이 만료된 token 입니다.',
  EGW00133: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
  EGW00201: '초당 거래건수를 초과하였습니다.',
  EGW00202: 'GW라우팅 중 오류가 발생했습니다.',
  EGW00208: '유효하지 않은 고객타입입니다.',
  EGW00215: '초당 원장 거래건수를 초과하였습니다.',
  EGW00301: '연결 시간이 초과하였습니다. 직전 거래를 반드시 확인하세요.',
  EGW00302: '거래시간이 초과하였습니다. 직전 거래를 반드시 확인하세요.',
  EGW00304: '고객식별키가 유효하지 않습니다.',
  EGW02004: '실전투자 TR 이 아닙니다.',
  // Code that the server sends; KIS's tables have this text under EGW00213, next to another one.
  EGW02006: '모의투자 TR 이 아닙니다.',
  IGW00019: '주문구분을 확인해주세요.',
  OPSQ0002: '없는 서비스 코드 입니다.',
  OPSQ2000: 'ERROR : INPUT INVALID_CHECK_ACNO',
  OPSQ9995: 'ERROR : BODY',
  OPSQ9997: 'ERROR : JSON PARSING',
  OPSQ9999: 'ERROR : TR_ID NOT FOUND',
  SYDB0050: '조회 이후에 자료가 변경되었습니다.(다시 조회하세요)',
}

const messageOf = (code: string): string => messages[code] ?? ''

/**
 * Returns an answer with `rt_cd` other than "0". Refusals of the gateway (EGW) have HTTP 500, those of the services
 * behind it 200.
 */
export function refused(
  code: string,
  {
    message = messageOf(code),
    status = code.startsWith('EGW') ? 500 : 200,
    // Refusals of the input have "2", all others "1".
    returnCode = code.startsWith('OPSQ2') ? '2' : '1',
  }: { message?: string | undefined; status?: number; returnCode?: string | undefined } = {},
): KisReply {
  return { status, body: { rt_cd: returnCode, msg_cd: code, msg1: message } }
}

/** Returns a refusal in the shape that only the token endpoints use. */
export function issueRefused(code: string, status = 403): KisReply {
  return { status, body: { error_description: messageOf(code), error_code: code } }
}

/** Returns the code of an answer in either shape; undefined for a successful answer of the token endpoints. */
export function codeOf({ body }: KisReply): string | undefined {
  const code = body.msg_cd ?? body.error_code
  return typeof code === 'string' ? code : undefined
}
