/** A quiet line drawing where a resource has no picture: by its kind, in the colour of the text around. */
export function KindDrawing({ kind }: { kind: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d={DRAWINGS[kind] ?? BOX} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

const BOX = 'M10 18 24 11l14 7v14l-14 7-14-7zM10 18l14 7 14-7M24 25v14'
const DRAWINGS: Readonly<Record<string, string>> = {
  instrument: 'M13 39h24M20 39c9 0 14-5 14-12 0-5-3-8-6-10M19 24l10-14 5 4-10 14zM16 28l8 6M31 12l3-4',
  laboratory: 'M20 9h8M21 9v11L12 36c-1 2 0 3 2 3h20c2 0 3-1 2-3l-9-16V9M16 30h16',
  room: 'M9 38V14h30v24M9 38h30M16 38V25h16v13M20 25v-4h8v4',
  service: 'M10 30h8l6-6 6 6h8M24 24V12M18 16l6-6 6 6M10 36h28',
  expert: 'M24 23a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM12 38c1-8 6-11 12-11s11 3 12 11z',
  vehicle:
    'M8 31V20l4-7h18l8 8v10M8 31h32M15 35a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM33 35a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  dataset: 'M12 14c0-3 24-3 24 0v20c0 3-24 3-24 0zM12 14c0 3 24 3 24 0M12 24c0 3 24 3 24 0',
}
