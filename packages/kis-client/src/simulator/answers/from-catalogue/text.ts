import { kstText } from '../../../values/dates.ts'
import { dayMs } from '../../world/calendar/utc-days.ts'
import { formatPercent } from '../percent.ts'
import type { Subject } from './subject.ts'

/** @param level the number at the end of the name, such as that of a price level; 0 without a number */
type Say = (subject: Subject, name: string, level: number) => string

const fixed = (value: number, digits: number): string => value.toFixed(digits).replace(/^-(0(\.0+)?)$/, '$1')
const date = (at: number): string => kstText(at).slice(0, 8)
const hour = (at: number): string => kstText(at).slice(8)

const say =
  (text: string): Say =>
  () =>
    text
const pick =
  (...texts: readonly string[]): Say =>
  (subject, name) =>
    texts[Math.floor(subject.chance(name) * texts.length)] ?? ''
/** Returns a whole number from `least` up to `most`. */
const count =
  (least: number, most: number): Say =>
  (subject, name) =>
    String(least + Math.floor(subject.chance(name) * (most - least)))
const signed =
  (write: Say): Say =>
  (subject, name, level) =>
    `${subject.chance(`${name} sign`) < 0.5 ? '-' : ''}${write(subject, name, level)}`
const price =
  (factor: (subject: Subject) => number): Say =>
  (subject) =>
    fixed(
      Math.max(subject.step, Math.round((subject.price * factor(subject)) / subject.step) * subject.step),
      subject.decimals,
    )
/** Returns the open as a factor of the price; the high and the low below lie beyond both. */
const openFactor = (subject: Subject): number => 0.99 + subject.chance('open') * 0.02
const highFactor = (subject: Subject): number => Math.max(1, openFactor(subject)) + subject.chance('high') * 0.01
const lowFactor = (subject: Subject): number => Math.min(1, openFactor(subject)) - subject.chance('low') * 0.01
const amount =
  (least: number, most: number): Say =>
  (subject, name) =>
    fixed(least + subject.chance(name) * (most - least), subject.cents)
const ratio =
  (least: number, most: number, digits = 2): Say =>
  (subject, name) =>
    fixed(least + subject.chance(name) * (most - least), digits)
const order: Say = ({ index }) => String(5_000_001 + index).padStart(10, '0')
const ordinal: Say = ({ index }) => String(index + 1)
/** Levels of a book are one step apart: the best ask is the price itself, the best bid is one step less. */
const ask: Say = ({ price: now, step, decimals }, _, level) => fixed(now + step * Math.max(0, level - 1), decimals)
const bid: Say = ({ price: now, step, decimals }, _, level) =>
  fixed(Math.max(step, now - step * Math.max(1, level)), decimals)
const priceChange: Say = ({ price: now, before, decimals }) => fixed(now - before, decimals)
const priceChangeRate: Say = ({ price: now, before }) => formatPercent(now - before, before)

/** About the value of an index of Korea; it moves as the price of the same record does. */
const indexBase = 2_600

const brokers = [
  '한국투자증권',
  '미래에셋증권',
  'NH투자증권',
  '삼성증권',
  'KB증권',
  '키움증권',
  '신한투자증권',
  '하나증권',
]
const broker: Say = ({ index }, _, level) => brokers[(index + level) % brokers.length] ?? ''

/**
 * Writers of a field by its name, in the abbreviations of which KIS builds names: the first one that fits decides. A
 * field that fits none of them stays empty, as many fields do at KIS.
 *
 * @see catalog/rest.json `response.fields`: the names and their Korean meanings
 */
const vocabulary: readonly (readonly [form: RegExp, say: Say])[] = [
  // Signs and flags.
  [
    /sign$|daebi$|^[pt]_x(sng|sgn)$|^prev_diff_flag$/,
    ({ price: now, before }) => (now > before ? '2' : now < before ? '5' : '3'),
  ],
  [/(^|_)(nrml_prcs|psbl|opnd|tr_day|sttl_day|bzdy)_yn$/, say('Y')],
  [/(^|_)yn$/, say('N')],
  // Days and times.
  [/(^|_)(dtime|dtmd)$/, ({ at }) => kstText(at)],
  [/yymm$/, ({ at }) => date(at).slice(0, 6)],
  [/^setl_mmdd$/, say('1231')],
  [/^stac_month$/, say('12')],
  [/abol_dt|cclc_dt|cncl_dt|cncl_ord_dt|delist|td_stop/, say('')],
  [
    /(expd|expr|mtrt|rdpt|ptp_.*|fin|last_tr|trd_to)_(dt|date)$|end_(dt|date)$|^exdt$|^last_sttldt$/,
    ({ at }) => date(at + 365 * dayMs),
  ],
  [/(^|_)(dt|date|day|today|stt?ldt)$|date$|ymd$|^[hl]52d$|^(hand|land)$/, ({ at }) => date(at)],
  [/(^|_)(tmd|hour|time|tm|btwn)$|hms$|^[es](tim|ktm)$|^v[es]tm$/, ({ at }) => hour(at)],
  // Names of things and people.
  [/bstp.*isnm$/, say('전기·전자')],
  [/eng.*name$|^ename?m?$/, say('')],
  [/isnm$|(prdt|item|abrv|isin|symb|bast|shtn)_name$|^(knam|name|item_kor_nm)$/, ({ name }) => name],
  [/mbcr_name$/, broker],
  [/mbcr_no$/, ({ index }, _, level) => String(11 + index + level).padStart(5, '0')],
  [/titl(e|_cntt)$/, ({ index }) => `모의 제목 ${index + 1}`],
  [/(sll_buy|trad|tr)_dvsn.*name$/, pick('매도', '매수')],
  [/crcy.*name$/, ({ currency }) => (currency === 'KRW' ? '원' : currency)],
  [/excg.*name$|exnm|exch_nm$/, say('한국거래소')],
  [/invt_opnn$/, say('매수')],
  // Codes and numbers of things.
  [/unas_shrn_iscd$/, say('005930')],
  [/bstp_cls_code$/, say('0001')],
  [/shrn_iscd$|pdno$|^(symb|rsym|sht_cd|jong_code|(prst_)?iscd|stnd_iscd|prod_iscd|srs_cd)$/, ({ code }) => code],
  [/crcy(_cd)?$|^curr$|^cr(c|cd|c_cd)$|^tr_crcy$/, ({ currency }) => currency],
  [/na?tn_cd$|^nation_cd$/, ({ currency }) => (currency === 'KRW' ? '410' : '840')],
  [/^(ovrs|tr)_excg_cd$/, say('NASD')],
  [/excd$/, say('NAS')],
  [/excg.*dvsn_cd$/, say('KRX')],
  [/(excg|exch|exchange)_(cd|code)$/, say('CME')],
  [/sll_buy_dvsn(_cd)?$/, pick('01', '02')],
  [/odno$|(odno|sqno|ccno|srno)$/, order],
  [/(orgno|brno)$/, say('06010')],
  [/^(seq|.*_seq|seqn|rank|.*_rank|no|num|news_key)$/, ordinal],
  [/(cls_code|_gb|_stat|kind|_tp)$/, say('0')],
  [/prdt_type_cd$/, ({ currency }) => (currency === 'KRW' ? '300' : '512')],
  [/(_cd|_code|dvsn|_type|_grad|code)$/, say('01')],
  [
    /name$|_nm$|cnnm$|text$|cntt$|rson|reas|reason$|memo|addr$|stfno$|empno$|emp_no$|tlno$|(^|_)id$|rmks|opnn$|grad|^agenda$/,
    say(''),
  ],
  [/^(zdiv|.*dgit|disp_digit)$/, ({ decimals }) => String(decimals)],
  [/^(ctrt_size|cfp|[bv]nit|.*mltp|.*dbnb|.*tr_mtpl_idx)$/, say('1')],
  // Rates: of the price, then of gains and losses, then parts of a whole.
  [/prdy_ctrt$|^[nr]?_?rate$|chgrate|chggrate$|xrat$|prev_diff_rate$|fltt_rt$|rsfl_rate$|_vrss_ctrt$/, priceChangeRate],
  [/exrt$|^[pt]_rate$/, ratio(1_300, 1_400)],
  [
    /pfls_rt$|erng_rt$|_ert$|pftrt$|dprt$|esdg$|inrt$|_ctrt$|^errt$|_errt$|delta|^gama$|^vega$|^theta$|^rho$|ntin_rate$/,
    signed(ratio(0, 10)),
  ],
  [
    /rate[m]?$|_rt$|rlim$|weit$|tnrt$|vltl$|ehrt$|dsrt$|^trat$|tover$|pow[x]?$|cttr$|strn$|rltv$|psdg$|gvrt$|^per$|^p[bcs]r$|^(per|pbr)x$|grav|rhigh|rlow|ropen|rclose|lmtrt$|^bis$|depn$|^grs$|^prit$|^moneyness$|gear$|lvrg_val$|lnkg_cefc$|intr$/,
    ratio(0, 100),
  ],
  // Counts.
  [/^([nct]rec|row_cnt|t?ret_cnt)$/, ({ listed }) => String(listed)],
  [
    /(ntby|ntsl).*(qty|vol|rsqn|cnqn|csnu)$|(qty|rsqn|vol|stpl_qty|seln_qty|shnu_qty)_icdc$|(askp|bidp)_icdc$|^[ab]dvl$|prdy_rmnd_vrss$|rgbf_vrss_icdc$|d[ab][si][kd]$|missing$|hedge|_spec(_cust)?$/,
    signed(count(0, 10_000)),
  ],
  [/(vol|tvol|vtrn)$|prdy_vol_vrss$/, count(100_000, 10_000_000)],
  [/(stcn|stqt|shar|stck_num|list.*qty|issue_.*qty|stk_qty|stpl_qty)$/, count(1_000_000, 100_000_000)],
  [/(csnu|cnt|(^|_)count|dynu|_num)$/, count(1, 100)],
  [
    /(qty|rsqn|cnqn|qntt|psbl_qty|aspr_rsqn|otst_smtn|cust_smtn|smtn|^vask|^vbid|vask|vbid|cvol|^iev|asvl|bivl)$/,
    count(1, 10_000),
  ],
  // Prices: first those that must not lie beyond the price itself.
  [/^stotprice$/, amount(1_000_000_000, 90_000_000_000)],
  [/papr$|parp$|fcam$|face_(val|value|amt)$/, say('5000')],
  [/(nmix|kospi200).*vrss$|nmix_vrss_nmix/, ({ price: now, before }) => fixed(indexBase * (now / before - 1), 2)],
  [/nmix_hgpr$/, ({ price: now, before }) => fixed(indexBase * Math.max(1, now / before) * 1.01, 2)],
  [/nmix_lwpr$/, ({ price: now, before }) => fixed(indexBase * Math.min(1, now / before) * 0.99, 2)],
  [/nmix_(sdpr|prdy_clpr)$|^prdy_nmix$/, say(fixed(indexBase, 2))],
  [/nmix|kospi200_|(^|_)idx$/, ({ price: now, before }) => fixed((indexBase * now) / before, 2)],
  [
    /(prdy_clpr|sdpr|prev_price|bfdy_clpr|recprice|rec_price|stnd_prc|sdpr)$|^(n_)?base$|^csbp$/,
    ({ before, decimals }) => fixed(before, decimals),
  ],
  [
    /(^|_)vrss$|vrss_prpr$|vrss_lwpr$|vrss_hgpr$|xdif$|diff$|diff_price$|diff_prpr$|^change$|expchange$|(^|_)rsfl$|basis$|n_diff$/,
    priceChange,
  ],
  [/(mxpr|uplp|uplmtprice)$/, price(() => 1.3)],
  [/(llam|dnlp|dnlmtprice)$/, price(() => 0.7)],
  [/(hgpr|high|high_price|phigh|hprc_nav|^cshi|nhgh|hanp|h52p)$/, price(highFactor)],
  [/(lwpr|low|low_price|plow|lowp_rice|lprc_nav|^cslo|nlow|lanp|l52p)$/, price(lowFactor)],
  [/(oprc|open|open_price|popen|oprc_nav)$/, price(openFactor)],
  [/(askp|pask|ask_price)$/, ask],
  [/(bidp|pbid|bid_price)$/, bid],
  [/(prpr|clpr|cnpr|unpr|pric|prc|price|last|clos|nav|prvs|acpr|thpr|sspr|pbpr|xprc|iep|barrier)$/, price(() => 1)],
  [/_val$|tick_s(z|ize)$|aspr_unit$|e_hogau$/, ({ step, decimals }) => fixed(step, decimals)],
  // Money.
  [
    /(ntby|pfls|dfpa|_loss|rlzt).*(amt|pbmn|smtl|pfls|dfpa|tota)?(_icdc)?$|pbmn_(icdc|vrss)$|tr_pbmn_icdc$|cprs_icdc$/,
    signed(amount(0, 1_000_000)),
  ],
  [
    /(pbmn|tamt|eamt|pamt|avls|tomv|valx|mcap|ttam|stotprice|cptl|aset|cras|fxas|lblt|cpfn|cpta|capital|sale_account|sale_cost|prfi|ebitda|ntin|surp|prti|eva|ernn|expn|cap)$/,
    amount(1_000_000_000, 90_000_000_000),
  ],
  [/(^eps|^bps|^sps|^eva|epsx|bpsx)$/, amount(100, 10_000)],
  [
    /(^data|amt|smtl|tota|cash|fee|tax|tltx|tlex|chgs|mgna|mgn|sbst|sbsa|dnca|dpast|rmnd|agrm|prca|int|cost|rcva|wcrc|atm|lnda|ttam|limt|fuop|mang|fee_adjt)$/,
    amount(10_000, 1_000_000),
  ],
]

interface Word {
  readonly say: Say
  readonly name: string
  readonly level: number
}

/** Writers by name, looked up once: the catalogue has some thousands of names, and a list needs each in every row. */
const words = new Map<string, Word>()

function wordFor(field: string): Word {
  const known = words.get(field)
  if (known !== undefined) return known
  const name = field.toLowerCase()
  const [, stem = name, digits = '0'] = /^(.*?)_?(\d{1,3})?$/.exec(name) ?? []
  const [, speak] = vocabulary.find(([form]) => form.test(stem)) ?? []
  const word = { say: speak ?? say(''), name, level: Number(digits) }
  words.set(field, word)
  return word
}

/**
 * Returns fake text that fits a field's name: prices like prices, days as `yyyyMMdd`, times as `HHmmss`, and '' for a
 * name without a known part.
 */
export function fakeFieldText(field: string, subject: Subject): string {
  const word = wordFor(field)
  return word.say(subject, word.name, word.level)
}
