/** Joins the classes that apply; a condition that does not hold adds nothing. */
export const classNames = (...names: (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')
