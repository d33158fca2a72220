// Before any shape is made: otherwise zod tries to compile checks from text, which the content security policy
// forbids and reports. In the entry of the browser part it would come too late, after the shapes that it imports.
import { config } from 'zod'

if ('document' in globalThis) config({ jitless: true })
