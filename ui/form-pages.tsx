import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button, ButtonRow } from './button.tsx'
import css from './form.module.css'
import { uiWords } from './ui-words.ts'
import type { Form } from './use-form.ts'
import { useWords } from './words.ts'

const PHONE = '(max-width: 699px)'

type Pages = Pick<ReturnType<typeof useFormPages>, 'at' | 'count' | 'isLast' | 'isWhole' | 'back'>

/**
 * A long form, one question a page on a phone and all on a page at a desk. `pages` are the names of the fields of each;
 * give the returned `form` to `Form`, and render the fields of page n where `shows(n)`. Once a sending has failed, all
 * is shown, so that everything wrong is in sight.
 */
export function useFormPages<Values extends object>(
  given: Form<Values>,
  pages: readonly (readonly (keyof Values & string)[])[],
) {
  const isPhone = useSyncExternalStore(onTurning, () => matchMedia(PHONE).matches)
  const [at, setAt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const isWhole = !isPhone || hasFailed || given.problem?.code === 'invalid_input'
  const isLast = isWhole || at >= pages.length - 1
  const [first] = pages[at] ?? []
  useFocusOnTurning(at, first && given.field(first).id)

  function submit(send: (values: Values) => void) {
    if (!isLast) return given.submit(() => setAt(at + 1), pages[at])
    let isRight = false
    given.submit((values) => {
      isRight = true
      send(values)
    })
    setFailed(!isRight)
  }
  const back = isWhole || at === 0 ? undefined : () => setAt(at - 1)
  const shows = (page: number) => isWhole || page === at
  return { form: { ...given, submit }, shows, at, count: pages.length, isLast, isWhole, back }
}

function onTurning(told: () => void) {
  const query = matchMedia(PHONE)
  query.addEventListener('change', told)
  return () => query.removeEventListener('change', told)
}

/** The new page begins at its first field; the page that the form opens with takes no focus. */
function useFocusOnTurning(at: number, id: string | undefined): void {
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at && id !== undefined) document.getElementById(id)?.focus()
    before.current = at
  }, [at, id])
}

/** How far one is; nothing where all stands on one page. */
export function FormPageCount({ pages: { at, count, isWhole } }: { pages: Pages }) {
  const t = useWords(uiWords)
  if (isWhole || count < 2) return null
  return <p className={css.help}>{t('formPage', { at: at + 1, n: count })}</p>
}

/** Onwards and back; on the last page what sends stands in their place. */
export function FormPageButtons({
  pages: { isLast, back },
  children,
}: {
  pages: Pages
  children: ReactNode
}) {
  const t = useWords(uiWords)
  return (
    <ButtonRow>
      {isLast ? (
        children
      ) : (
        <Button look="loud" type="submit">
          {t('nextQuestion')}
        </Button>
      )}
      {back && <Button onClick={back}>{t('backQuestion')}</Button>}
    </ButtonRow>
  )
}
