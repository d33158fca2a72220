// What we use of packages that bring no types.
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options: {
      targetFormat: 'truetype'
      /** OpenType features; all others are left out. */
      keepFeatures: readonly string[]
      variationAxes: Readonly<Record<string, number>>
    },
  ): Promise<Buffer>
}

declare module 'fontkit' {
  export function create(font: Buffer): { hasGlyphForCodePoint(codePoint: number): boolean }
}
