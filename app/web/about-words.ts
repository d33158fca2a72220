import { defineWords } from '#ui/words.ts'

export const aboutWords = defineWords({
  zh: {
    kicker: '关于聚光',
    title: '把光聚到一处',
    lead: '一个需求进入网络，找到能帮上的人，一路跟到确认解决。城市公布的每个数字，都由这些记录算出，也都能点开来看。',
    howTitle: '怎样运转',
    how: '科研院所、企业、街道和人，在同一张网络里。谁缺什么、谁能提供、谁在承办、结果如何，各记一次，不重复填报。',
    counted:
      '带点线的数字都是算出来的：停在上面可以看到它怎样计算，点开可以看到每一条记录。记录封存后不能悄悄改动；有更正，就另记一笔，两笔都看得到。',
    notTitle: '我们不做的事',
    notRanking: '不给人排名、积分，不要求打卡和拍照留痕。',
    notScore: '不给人自动打分。考核档案只记事实和署名的判断，本人可以看，可以回应。',
    notNumbers: '不保存身份证件号码。',
    notSeen: '不公开任何人的诉求、住房、层次和档案；公众看到的是数量、地点、活动和简报。',
    openTitle: '开放',
    open: '聚光是开放源代码的软件，任何科学城都可以用。其他程序可以通过{api}读取公开的数据；想长期核对的人可以留存{checkpoints}；展厅里可以放{wall}。',
    api: '接口文档',
    checkpoints: '检查点',
    wall: '大屏',
  },
  en: {
    kicker: 'About Juguang',
    title: 'Gathering the light',
    lead: 'A need enters the network, finds who can meet it, and is followed to a confirmed outcome. Every figure the city publishes is counted from those records, and opens them.',
    howTitle: 'How it works',
    how: 'Institutes, companies, subdistricts and people stand in one network. Who needs what, who can offer it, who is handling it and what came of it are each recorded once.',
    counted:
      'Numbers with a dotted line are computed: rest on one to see how it is counted, open it to see every record. Sealed records cannot be changed quietly; a correction is a second entry, and both stay in sight.',
    notTitle: 'What we do not do',
    notRanking: 'No rankings of people, no points, no compulsory check-ins or photographs.',
    notScore:
      'No automatic scoring of a person. Appraisal files hold facts and signed judgements, which the person concerned can read and answer.',
    notNumbers: 'No identity numbers are kept.',
    notSeen:
      'The public never sees the requests, home, grade or file of a person; it sees counts, places, activities and bulletins.',
    openTitle: 'Open',
    open: 'Juguang is open-source software for any science city. Other programs can read the public data through the {api}; whoever wants to check for years keeps {checkpoints}; an exhibition hall can show {wall}.',
    api: 'documented interface',
    checkpoints: 'the checkpoints',
    wall: 'the wall',
  },
})
