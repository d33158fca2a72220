import { defineWords } from '#ui/words.ts'

/** What happened to accounts and posts, as the record of events tells it: a sentence after the name of who did it. */
export const peopleRecordedWords = defineWords({
  zh: {
    'people.signed_in': '登录',
    'people.signed_out': '退出登录',
    'people.password_changed': '修改了自己的密码',
    'people.account_created': '新建账号：{name}（{username}）',
    'people.account_disabled': '停用{person}的账号：{why}',
    'people.account_enabled': '恢复{person}的账号：{why}',
    'people.password_reset': '重置{person}的密码',
    'people.post_granted': '授予{person}岗位：{role}',
    'people.post_confirmed': '确认{person}的岗位',
    'people.post_ended': '免去{person}的岗位：{why}',
    'people.notice_read': '阅读了一条通知',
  },
  en: {
    'people.signed_in': 'signed in',
    'people.signed_out': 'signed out',
    'people.password_changed': 'changed their password',
    'people.account_created': 'created an account: {name} ({username})',
    'people.account_disabled': 'disabled the account of {person}: {why}',
    'people.account_enabled': 'enabled the account of {person}: {why}',
    'people.password_reset': 'reset the password of {person}',
    'people.post_granted': 'granted {person} a post: {role}',
    'people.post_confirmed': 'confirmed a post of {person}',
    'people.post_ended': 'ended a post of {person}: {why}',
    'people.notice_read': 'read a notice',
  },
})
