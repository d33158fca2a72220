import { Outlet } from '@tanstack/react-router'
import { useGo } from '#ui/address.ts'
import { WorkingFrame } from '#ui/working-frame.tsx'
import { useWords } from '#ui/words.ts'
import { useWorkNavigation } from './navigation.ts'
import { words } from './words.ts'

/** The frame of pages for who is signed in. */
export function WorkLayout() {
  const t = useWords(words)
  const go = useGo()
  return (
    <WorkingFrame
      navigation={useWorkNavigation()}
      searchLabel={t('find')}
      onSearch={(text) => go(`/work/search?q=${encodeURIComponent(text)}`)}
    >
      <Outlet />
    </WorkingFrame>
  )
}
