import type { Line } from './break-lines.ts'
import type { Paragraph, Picture, Role } from './pdf-paragraphs.ts'
import { INK, sheet } from './pdf-style.ts'
import type { Typesetter } from './pdf-typesetter.ts'

const FOOT_SPACE = 14 // between text and the notes under it, with a rule in the middle
const PICTURE_SPACE = 10
const TALLEST_PICTURE = sheet.room * 0.75

type StructureElement = ReturnType<PDFKit.PDFDocument['struct']>

interface Note {
  paragraph: Paragraph
  lines: Line[]
}

/** Fills pages from top to bottom. A note stands at the foot of the page on which it is first named. */
export class PdfPages {
  readonly #pdf: PDFKit.PDFDocument
  readonly #typesetter: Typesetter
  readonly #numberPage: (number: number) => void
  readonly #root: StructureElement
  readonly #unnamed: Map<number, Paragraph>
  #foot: Note[] = []
  #page = 1
  /** Where the next line begins, from the top of the sheet. */
  y = sheet.top

  constructor(
    pdf: PDFKit.PDFDocument,
    typesetter: Typesetter,
    notes: ReadonlyMap<number, Paragraph>,
    numberPage: (number: number) => void,
  ) {
    this.#pdf = pdf
    this.#typesetter = typesetter
    this.#unnamed = new Map(notes)
    this.#numberPage = numberPage
    this.#root = pdf.struct('Document')
    pdf.addStructure(this.#root)
  }

  /** Draws something that screen readers read as `role`. */
  drawAs(role: Role, draw: () => void): void {
    const element = this.#pdf.struct(role)
    this.#root.add(element)
    this.#drawIn(element, role, draw)
    element.end()
  }

  /** Draws what screen readers pass over: rules and page numbers. */
  decorate(draw: () => void): void {
    this.#pdf.markContent('Artifact')
    draw()
    this.#pdf.endMarkedContent()
  }

  addParagraph(paragraph: Paragraph): void {
    const { leading, keeps, before } = paragraph.setting
    const lines = this.#typesetter.linesOf(paragraph)
    // No line of a paragraph stands alone at the end of a page, nor a heading without its text.
    this.need(before + leading * (keeps === 0 ? Math.min(lines.length, 2) : lines.length + keeps))
    if (this.y > sheet.top) this.y += before
    const element = this.#pdf.struct(paragraph.role)
    this.#root.add(element)
    for (const [n, line] of lines.entries()) {
      this.need(leading, this.#notesIn(line))
      this.#foot.push(...this.#notesIn(line))
      for (const { note } of line.atoms) if (note !== undefined) this.#unnamed.delete(note)
      this.#drawIn(element, paragraph.role, () => this.#typesetter.drawLine(line, paragraph, this.y, n === 0))
      this.y += leading
    }
    element.end()
  }

  addPicture({ bytes, width, height, under, caption }: Picture & { under: Paragraph }): void {
    const scale = Math.min(sheet.room / width, TALLEST_PICTURE / height, 0.75) // 96 dots an inch at most
    const [drawnWidth, drawnHeight] = [width * scale, height * scale]
    const lines = caption === '' ? 0 : this.#typesetter.linesOf(under).length
    this.need(drawnHeight + 2 * PICTURE_SPACE + lines * under.setting.leading)
    this.y += PICTURE_SPACE
    const element = this.#pdf.struct('Figure', { alt: caption })
    this.#root.add(element)
    const x = sheet.left + (sheet.room - drawnWidth) / 2
    this.#drawIn(element, 'Figure', () => this.#pdf.image(bytes, x, this.y, { width: drawnWidth }))
    element.end()
    this.y += drawnHeight + PICTURE_SPACE / 2
    if (lines > 0) this.addParagraph(under)
    this.y += PICTURE_SPACE / 2
  }

  /** Goes on to a new page unless this one has room for the height, and for these notes beside those it has. */
  need(height: number, notes: readonly Note[] = []): void {
    if (this.y > sheet.top && !this.#hasRoom(height, notes)) this.#turnPage()
  }

  /** Draws what still waits for the foot of a page: also notes that no text has named. */
  finish(): void {
    this.#foot.push(...this.#notesOf([...this.#unnamed.keys()]))
    this.#drawFoot()
    while (this.#foot.length > 0) this.#turnPage()
  }

  #drawIn(element: StructureElement, role: string, draw: () => void): void {
    element.add(this.#pdf.markStructureContent(role))
    draw()
    this.#pdf.endMarkedContent()
  }

  #notesIn({ atoms }: Line): Note[] {
    return this.#notesOf(atoms.flatMap(({ note }) => note ?? []))
  }

  #notesOf(numbers: readonly number[]): Note[] {
    return [...new Set(numbers)].flatMap((number) => {
      const paragraph = this.#unnamed.get(number)
      return paragraph ? { paragraph, lines: this.#typesetter.linesOf(paragraph) } : []
    })
  }

  #hasRoom(height: number, more: readonly Note[] = []): boolean {
    return this.y + height + heightOf([...this.#foot, ...more]) <= sheet.bottom
  }

  #turnPage(): void {
    this.#drawFoot()
    this.#pdf.addPage()
    this.#page += 1
    this.y = sheet.top
  }

  /** Notes for which a page has no room wait for the next. */
  #drawFoot(): void {
    const waiting: Note[] = []
    while (this.#foot.length > 0 && !this.#hasRoom(0)) waiting.unshift(...this.#foot.splice(-1))
    let y = sheet.bottom - heightOf(this.#foot) + FOOT_SPACE
    if (this.#foot.length > 0) this.decorate(() => this.#drawRule(y - FOOT_SPACE / 2))
    for (const { paragraph, lines } of this.#foot) {
      const { leading } = paragraph.setting
      this.drawAs('Note', () => {
        for (const [n, line] of lines.entries())
          this.#typesetter.drawLine(line, paragraph, y + n * leading, n === 0)
      })
      y += lines.length * leading
    }
    this.#foot = waiting
    this.decorate(() => this.#numberPage(this.#page))
  }

  #drawRule(y: number): void {
    this.#pdf.moveTo(sheet.left, y).lineTo(sheet.left + sheet.room / 4, y)
    this.#pdf.lineWidth(0.5).stroke(INK)
  }
}

function heightOf(notes: readonly Note[]): number {
  if (notes.length === 0) return 0
  return notes.reduce(
    (sum, { paragraph, lines }) => sum + lines.length * paragraph.setting.leading,
    FOOT_SPACE,
  )
}
