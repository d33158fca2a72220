import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLanguage } from '#ui/language.ts'
import { refusalText } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import css from './editor.module.css'
import type { useAutosave } from './use-autosave.ts'

interface SavingStateProps {
  saving: ReturnType<typeof useAutosave>
  onReload: () => void
}

/** Whether the server has what was typed; where somebody else was quicker, the writer chooses. */
export function SavingState({ saving, onReload }: SavingStateProps) {
  const t = useWords(deskWords)
  const language = useLanguage()
  const { state, problem, saver } = saving
  const [isPutOff, setPutOff] = useState(false)
  const isConflict = problem?.code === 'precondition_failed'
  const takeTheirs = () => {
    saver.drop()
    onReload()
  }
  return (
    <>
      <output className={css.saving}>
        {state === 'saved' && t('saved')}
        {state === 'saving' && t('saving')}
        {state === 'refused' &&
          problem &&
          `${t('notSaved')}：${refusalText(problem, language, refusalWords)}`}
      </output>
      {state === 'refused' && !isConflict && (
        <Button look="text" onClick={() => void saver.flush()}>
          {t('saveAgain')}
        </Button>
      )}
      {isConflict && isPutOff && (
        <Button look="text" onClick={() => setPutOff(false)}>
          {t('choose')}
        </Button>
      )}
      <Dialog title={t('conflict')} open={isConflict && !isPutOff} onClose={() => setPutOff(true)}>
        <p>{t('conflictWhy')}</p>
        <ButtonRow>
          <Button look="loud" onClick={() => void saver.overwrite()}>
            {t('keepMine')}
          </Button>
          <Button onClick={takeTheirs}>{t('takeTheirs')}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
