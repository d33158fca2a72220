import { defineWords } from '#ui/words.ts'

/** What happened in the network, as the record of events tells it: a sentence after the name of who did it. */
export const networkRecordedWords = defineWords({
  zh: {
    'network.unit_added': '登记单位：{unit}',
    'network.unit_changed': '修改单位资料：{unit}',
    'network.units_added': '批量登记{count}个单位',
    'network.units_changed': '批量修改单位资料',
    'network.membership_began': '将{unit}列为{committee}成员单位',
    'network.membership_ended': '停止{unit}在{committee}的成员资格：{because}',
    'network.party_organisation_added': '登记{unit}的党组织',
    'network.party_organisation_dissolved': '登记{unit}的党组织撤销',
    'network.loaded': '载入集群、产业链和单位类别',
  },
  en: {
    'network.unit_added': 'added the unit {unit}',
    'network.unit_changed': 'changed the record of {unit}',
    'network.units_added': 'added {count} units from a file',
    'network.units_changed': 'changed the records of several units from a file',
    'network.membership_began': 'made {unit} a member of {committee}',
    'network.membership_ended': 'ended the membership of {unit} in {committee}: {because}',
    'network.party_organisation_added': 'added a party organisation of {unit}',
    'network.party_organisation_dissolved': 'recorded that a party organisation of {unit} was dissolved',
    'network.loaded': 'loaded clusters, chains and kinds of unit',
  },
})
