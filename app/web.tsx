import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { setCityZone } from '#ui/format.ts'
import { startLanguage } from '#ui/language.ts'
import { createPages } from './web/pages.tsx'
import '#ui/theme.css'
import '#ui/base.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only an answer that never came is worth asking for again.
      retry: (failures, error) => failures < 2 && 'code' in error && error.code === 'unreachable',
      staleTime: 15_000,
    },
  },
})

const { zone } = document.documentElement.dataset
if (zone) setCityZone(zone)
await startLanguage()
const place = document.getElementById('page')
if (!place) throw new Error('index.html has no element #page')
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <RouterProvider router={createPages()} />
  </QueryClientProvider>,
)
