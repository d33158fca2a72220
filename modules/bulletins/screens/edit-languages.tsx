import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Button } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'

export type Tab = 'zh' | 'en'
const TABS = ['zh', 'en'] as const

interface EditLanguagesProps {
  tab: Tab
  onTab: (tab: Tab) => void
  hasEnglish: boolean
  onDrop: () => void
  children: ReactNode
}

/** The two languages of a text, one in sight; arrows go from tab to tab. */
export function EditLanguages({ tab, onTab, hasEnglish, onDrop, children }: EditLanguagesProps) {
  const t = useWords(deskWords)
  const id = useId()
  const other = tab === 'zh' ? 'en' : 'zh'
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    onTab(other)
    document.getElementById(`${id}${other}`)?.focus()
  }
  return (
    <>
      <div className={css.languages}>
        <div role="tablist" aria-label={`${t('chinese')} / ${t('english')}`}>
          {TABS.map((one) => (
            <button
              key={one}
              id={`${id}${one}`}
              type="button"
              role="tab"
              aria-selected={one === tab}
              aria-controls={`${id}panel`}
              tabIndex={one === tab ? 0 : -1}
              onClick={() => onTab(one)}
              onKeyDown={onKeyDown}
            >
              {t(one === 'zh' ? 'chinese' : 'english')}
            </button>
          ))}
        </div>
        {tab === 'en' && hasEnglish && (
          <Button look="text" onClick={onDrop}>
            {t('removeEnglish')}
          </Button>
        )}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${tab}`}>
        {children}
      </div>
    </>
  )
}
