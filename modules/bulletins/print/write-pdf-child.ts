// Runs as a process of its own: writePdf starts it and stops it.
import { answerParent } from '#platform/child-program.ts'
import { drawPdf } from './draw-pdf.ts'

answerParent(drawPdf)
