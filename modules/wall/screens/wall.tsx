import { useEffect } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { classNames } from '#ui/class-names.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import { useFullscreenKey, usePointerRests, useTheme, useWakeLock } from './use-hall.ts'
import { useWall } from './use-wall.ts'
import { WallChains } from './wall-chains.tsx'
import { WallDay } from './wall-day.tsx'
import { WallFigures } from './wall-figures.tsx'
import { WallHead } from './wall-head.tsx'
import { WallMap } from './wall-map.tsx'
import css from './wall.module.css'
import { words } from './words.ts'

/** The city as it is now, for a screen in a hall: dark unless `?theme=light`, in the language of `?lang=`. */
export function WallPage() {
  const t = useWords(words)
  const language = useLanguage()
  const { wall, isConnected } = useWall(language)
  const [theme] = useSearchParam('theme')
  useTheme(theme === 'light' ? 'light' : 'dark')
  useWakeLock()
  useFullscreenKey()
  const rests = usePointerRests()
  const name = wall?.city.scienceCity
  useEffect(() => {
    document.title = [t('pageTitle'), name].filter(Boolean).join(' · ')
  }, [t, name])

  return (
    <main className={classNames(css.wall, rests && css.rests, wall?.map != null && css.withMap)}>
      <WallHead name={name} seal={wall?.seal} isConnected={isConnected} />
      <p className={css.small}>{t('forLargeScreens')}</p>
      {wall ? (
        <>
          <WallMap wall={wall} />
          <WallDay wall={wall} />
          <WallFigures figures={wall.figures} wide={wall.flow?.figure} />
          <WallChains chains={wall.chains} />
        </>
      ) : (
        <output className={css.waiting}>
          {t('waiting')}
          <span>{t('waitingWhy')}</span>
        </output>
      )}
    </main>
  )
}
