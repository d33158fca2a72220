import { Events } from '#modules/people/screens/events.tsx'
import { recordedWords } from './sentences.ts'

export const EventsPage = () => <Events words={recordedWords} />
