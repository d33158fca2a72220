import qrcode from 'qrcode-generator'

/** White around the code without which scanners do not find it (ISO/IEC 18004: four modules). */
const QUIET = 4

/** A text as a QR code, drawn as one path, so that it prints sharp at any size. The text stands in letters beside it. */
export function QrCode({ text, className }: { text: string; className: string | undefined }) {
  // The size that the text needs; a quarter of it may be scratched off.
  const code = qrcode(0, 'Q')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const dark = Array.from({ length: count * count }, (_, at) => [at % count, Math.floor(at / count)] as const)
    .filter(([column, row]) => code.isDark(row, column))
    .map(([column, row]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
  const size = count + 2 * QUIET
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" className={className}>
      <rect width={size} height={size} fill="white" />
      <path d={dark.join('')} fill="black" shapeRendering="crispEdges" />
    </svg>
  )
}
