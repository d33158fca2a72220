// How the numbers of the national evaluation of shared instruments are counted (科研设施与仪器开放共享评价考核).
import type { EvaluationRules, EvaluationScope } from './contract.ts'

/** In yuan: the evaluation asks about instruments from this original value. */
export const EVALUATED_FROM = 500_000
/** The kind of resource that it asks about, as sharing.yaml names it. */
export const EVALUATED_KIND = 'instrument'

/** Null where nothing was used, for then there is nothing to share out. */
export const shareRateOf = (external: number, effective: number): number | null =>
  effective === 0 ? null : external / effective

/** Minutes in hours as forms ask for them, to the hundredth. */
export const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100

type Texts = Readonly<Record<'zh' | 'hant' | 'en', string>>
type RuleTexts = Readonly<Record<Exclude<keyof EvaluationRules, 'resources'>, Texts>>

export const SCOPES: Readonly<Record<EvaluationScope, Texts>> = {
  evaluated: {
    zh: '原值50万元及以上、正在提供共享或者这一年有使用的仪器设备；原值未填的不计。',
    hant: '原值50萬元及以上、正在提供共享或者這一年有使用的儀器設備；原值未填的不計。',
    en: 'Instruments of 500,000 yuan or more that are offered today or were used in the year; those without a value are left out.',
  },
  all: {
    zh: '正在提供共享或者这一年有使用的各类共享资源，不论原值；国家评价考核只看50万元及以上的仪器设备。',
    hant: '正在提供共享或者這一年有使用的各類共享資源，不論原值；國家評價考核只看50萬元及以上的儀器設備。',
    en: 'All shared resources that are offered today or were used in the year, whatever they cost; the national evaluation asks only about instruments of 500,000 yuan or more.',
  },
}

export const RULES: RuleTexts = {
  effective: {
    zh: '这一年内结束的实际使用时间，自用和对外都计，按每次的整分钟相加；只预约、没有使用的不计。',
    hant: '這一年內結束的實際使用時間，自用和對外都計，按每次的整分鐘相加；只預約、沒有使用的不計。',
    en: 'Time really used, by the owner and by others, of uses that ended in the year, each in whole minutes; time booked but not used does not count.',
  },
  external: {
    zh: '有效机时中由所属单位以外的单位和个人使用的部分；个人使用时，当天在所属单位任职的算自用。',
    hant: '有效機時中由所屬單位以外的單位和個人使用的部分；個人使用時，當天在所屬單位任職的算自用。',
    en: 'The part of effective hours used by others than the owner; people who borrow for themselves count as the owner’s own where they hold a post there on the day.',
  },
  shareRate: {
    zh: '对外服务机时除以有效机时；没有有效机时的不计算。',
    hant: '對外服務機時除以有效機時；沒有有效機時的不計算。',
    en: 'External hours divided by effective hours; none where nothing was used.',
  },
  smallServed: {
    zh: '这一年对外使用过的小型、微型企业，同一企业只计一次，合计也只计一次；规模以单位登记信息为准，未填规模的另列，不计入。',
    hant: '這一年對外使用過的小型、微型企業，同一企業只計一次，合計也只計一次；規模以單位登記資訊為準，未填規模的另列，不計入。',
    en: 'Small and micro enterprises among the external users of the year, each once, also in the total; by the size on their record. Those without a size are told apart and do not count.',
  },
}
