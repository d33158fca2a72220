import * as z from 'zod'
import { pageQuery, text } from '#platform/contract.ts'

export const Texts = z.object({ zh: z.string(), en: z.string(), hant: z.string().optional() })
export const PersonName = z.object({ id: z.uuid(), name: z.string() })
export const instant = z.iso.datetime()
export const search = { ...pageQuery, q: text(60).optional() }
