import type { NavigationItem } from '#ui/frame.ts'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'

/** The aspects of the work system that have a page already, in the order of the article. */
export function usePublicNavigation(): NavigationItem[] {
  const t = useWords(words)
  return [
    { to: '/network', label: t('network') },
    { to: '/spaces', label: t('spaces') },
    { to: '/figures', label: t('figures') },
    { to: '/bulletins', label: t('bulletins') },
    { to: '/resources', label: t('sharing') },
    { to: '/matters', label: t('requests') },
    { to: '/challenges', label: t('challenges') },
    { to: '/search', label: t('units') },
    { to: '/verify', label: t('verify') },
    { to: '/about', label: t('about') },
  ]
}
