import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { isSecretary, networkAccess } from '../access.ts'
import type { AdmissionQuestion, Committee, CommitteeSummary, Member } from '../contract.ts'
import type { CommitteeRow, CommitteeSummaryRow } from '../queries/committees.ts'
import type { MemberRow } from '../queries/memberships.ts'
import { committeeNamed, named, placeNamed, unitUrl } from './present-names.ts'

export const presentCommitteeSummary =
  (actor: Actor, lang: Language) =>
  (row: CommitteeSummaryRow): CommitteeSummary => {
    const sumOf = (what: 'members' | 'institutes' | 'enterprises') =>
      row.positions.reduce((sum, position) => sum + position[what], 0)
    return {
      ...committeeNamed(row, lang),
      kind: row.kind,
      cluster: row.clusterKey === null ? null : named(row.clusterKey, row.clusterName, lang),
      since: row.since,
      numbers: {
        members: sumOf('members'),
        institutes: sumOf('institutes'),
        enterprises: sumOf('enterprises'),
        byPosition: row.positions.map(({ key, name, members }) => ({ ...named(key, name, lang), members })),
      },
      can: { endMembership: isSecretary(actor, row.id) },
    }
  }

export function presentCommittee(row: CommitteeRow, actor: Actor, lang: Language): Committee {
  return {
    ...presentCommitteeSummary(actor, lang)(row),
    purpose: textIn(row.purpose, lang),
    questions: row.questions.map((question) => presentQuestion(question, lang)),
    criteria: row.criteria.map(({ key, text, help }) => ({
      key,
      text: textIn(text, lang),
      help: textIn(help, lang),
    })),
  }
}

function presentQuestion(question: CommitteeRow['questions'][number], lang: Language): AdmissionQuestion {
  const asked = { ...question, text: textIn(question.text, lang) }
  if (asked.kind !== 'choice') return asked
  return { ...asked, options: asked.options.map(({ key, name }) => named(key, name, lang)) }
}

export const presentMember =
  (actor: Actor, lang: Language) =>
  (row: MemberRow): Member => ({
    id: row.id,
    unit: {
      id: row.unitId,
      name: row.name,
      nameEn: row.nameEn,
      kind: named(row.kind, row.kindName, lang),
      place: placeNamed(row.placeCode, row.placeName, lang),
      url: unitUrl(row.unitId),
    },
    position: named(row.position, row.positionName, lang),
    since: row.since,
    can: { leave: networkAccess.can('network.end_membership', actor, row) },
  })
