import css from './language-switch.module.css'
import { chooseLanguage, languages, useLanguage } from './language.ts'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

// Each language names itself: who needs the switch may not read the page.
const names = {
  'zh-Hans': { short: '简', full: '简体中文' },
  'zh-Hant': { short: '繁', full: '繁體中文' },
  en: { short: 'EN', full: 'English' },
}

/** 简 · 繁 · EN; the page stays where it is. */
export function LanguageSwitch() {
  const t = useWords(uiWords)
  const current = useLanguage()
  return (
    <fieldset className={css.switch} aria-label={t('language')} data-screen-only="">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={names[language].full}
          aria-pressed={language === current}
          onClick={() => void chooseLanguage(language)}
        >
          {names[language].short}
        </button>
      ))}
    </fieldset>
  )
}
