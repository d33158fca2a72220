import { defineWords } from '#ui/words.ts'

/** What happened to shared resources, as the record of events tells it: a sentence after the name of who did it. */
export const sharingRecordedWords = defineWords({
  zh: {
    'sharing.resource_added': '录入一项共享资源',
    'sharing.resource_changed': '修改共享资源的说明',
    'sharing.resource_offered': '开放一项共享资源',
    'sharing.resource_withdrawn': '停止开放一项共享资源',
    'sharing.rules_set': '设定共享资源的预约规则',
    'sharing.prices_set': '设定共享资源的价格',
    'sharing.keepers_set': '指定共享资源的管理员',
    'sharing.files_set': '更新共享资源的图片和文件',
    'sharing.qualification_asked': '申请上机资格',
    'sharing.qualification_granted': '授予上机资格',
    'sharing.qualification_refused': '未同意上机资格申请',
    'sharing.qualification_ended': '终止上机资格',
    'sharing.covenant_signed': '代表单位签署创新公约',
  },
  en: {
    'sharing.resource_added': 'entered a resource',
    'sharing.resource_changed': 'changed what is told about a resource',
    'sharing.resource_offered': 'offered a resource',
    'sharing.resource_withdrawn': 'withdrew a resource',
    'sharing.rules_set': 'set the booking rules of a resource',
    'sharing.prices_set': 'set the prices of a resource',
    'sharing.keepers_set': 'named the keepers of a resource',
    'sharing.files_set': 'changed pictures and documents of a resource',
    'sharing.qualification_asked': 'asked for a qualification',
    'sharing.qualification_granted': 'granted a qualification',
    'sharing.qualification_refused': 'refused a qualification',
    'sharing.qualification_ended': 'ended a qualification',
    'sharing.covenant_signed': 'signed the covenant for a unit',
  },
})

/** What keepers and borrowers are told. */
export const sharingNoticeWords = defineWords({
  zh: {
    'sharing.qualification_asked': '有人申请上机资格：{name}',
    'sharing.qualification_granted': '您已获得上机资格：{name}',
    'sharing.qualification_refused': '您的上机资格申请未获同意：{name}。{reason}',
    'sharing.qualification_ended': '您的上机资格已终止：{name}。{reason}',
    'sharing.resource_withdrawn': '您预约的资源已停止开放，请联系管理员：{name}。{reason}',
  },
  en: {
    'sharing.qualification_asked': 'Somebody asks for a qualification: {name}',
    'sharing.qualification_granted': 'You are qualified now: {name}',
    'sharing.qualification_refused': 'Your request for a qualification was refused: {name}. {reason}',
    'sharing.qualification_ended': 'Your qualification has ended: {name}. {reason}',
    'sharing.resource_withdrawn':
      'What you booked is offered no more. Please ask its keeper: {name}. {reason}',
  },
})
