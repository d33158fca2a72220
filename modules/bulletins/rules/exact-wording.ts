const grouped = new Intl.NumberFormat('en')

/** A number to the last one, with its counting unit: `13024人`, `13,024 people`. */
export const exactWording = (value: number, countingUnit: string, lang: 'zh' | 'en'): string =>
  lang === 'zh' ? `${value}${countingUnit}` : `${grouped.format(value)} ${countingUnit}`
