// Every word that a computed wording is made of, and the measure words of counting units.
const TRADITIONAL: Readonly<Record<string, string>> = {
  余: '餘', 万: '萬', 亿: '億', 个: '個', 项: '項', 处: '處', 间: '間', 场: '場', 条: '條', 张: '張', 户: '戶', 队: '隊',
  种: '種', 类: '類', 组: '組', 员: '員', 辆: '輛', 块: '塊', 届: '屆', 层: '層', 门: '門', 课: '課', 时: '時', 钟: '鐘', 单: '單',
  党: '黨', 团: '團', 业: '業', 链: '鏈', 机: '機', 构: '構', 区: '區', 园: '園', 栋: '棟', 册: '冊', 吨: '噸', 亩: '畝',
  台: '臺', 笔: '筆',
} // prettier-ignore

/** A wording like `350余名` in traditional characters: `350餘名`. For whole sentences it is too small. */
export const inTraditional = (wording: string): string =>
  wording.replaceAll(/\p{Script=Han}/gu, (character) => TRADITIONAL[character] ?? character)
