import { defineWords } from '#ui/words.ts'

/** The whole algorithm in twenty lines; what stands between backticks is set as code. */
export const howTo = defineWords({
  zh: {
    title: '自己写一个核验程序',
    lead: '本页的程序也来自本站。要完全独立，请照下面二十行自己写一个，什么语言都可以。`H` 是 SHA-256，`‖` 是首尾相接；哈希写成64位小写十六进制，参与计算时用它的32个字节。',
    ready:
      '源代码的 `tests/clients` 里有一个只用标准库的 Python 程序 `verify_proofs.py`，和一份可供对照的例子 `proof-vectors.json`。',
    fact: '一条记录',
    line1: '取 `GET /api/v1/facts/编号/proof`，得到 `fact`、`leafHash`、`leafIndex`、`path` 和 `seal`。',
    line2: '把 `fact` 的12项值按给出的次序写成 JSON 数组：UTF-8，不留空格，没有值的写 `null`。',
    line3: '`r = H(00 ‖ 这段文字)`，`r` 应等于 `leafHash`。`fact` 不公开时，从 `r = leafHash` 开始。',
    line4: '令 `n = leafIndex`，`m = seal.treeSize − 1`。',
    line5: '依次取 `path` 中的每个 `p`，做第6至9步：',
    line6: '`m` 若已是0，证明不成立。',
    line7:
      '`n` 是奇数或 `n = m` 时，`r = H(01 ‖ p ‖ r)`；再把 `n`、`m` 同时折半取整，直到 `n` 是奇数或0（`n` 已是奇数则不必）。',
    line8: '否则，`r = H(01 ‖ r ‖ p)`。',
    line9: '`n`、`m` 同时折半取整一次。',
    line10: '最后 `m` 应为0，`r` 应等于 `seal.treeRoot`。',
    sealTitle: '一号封存',
    line11:
      '把 `number`、`sealedAt`、`factCount`、`treeSize`、`treeRoot`、`previousHash` 的值写成 JSON 数组，不留空格。',
    line12: '`H(这段文字)` 应等于 `hash`。',
    line13:
      '取前一号 `GET /api/v1/seals/号数`，同样算出它的哈希，应等于 `previousHash`；第1号的 `previousHash` 是64个0。',
    two: '两号封存',
    line14:
      '取 `GET /api/v1/seals/较晚号数/consistency?from=较早号数`，得到 `older`、`newer` 和 `path`。两者一样大时，树根应相同。',
    line15: '`older.treeSize` 若是2的幂，把 `older.treeRoot` 加在 `path` 最前面。',
    line16:
      '令 `n = older.treeSize − 1`，`m = newer.treeSize − 1`；`n` 是奇数时，把 `n`、`m` 同时折半取整，直到 `n` 是偶数。',
    line17: '令 `a = b = path` 的第一个，对其余每个 `p` 做第6至9步，只是：',
    line18: '在第7步，`a = H(01 ‖ p ‖ a)`，`b = H(01 ‖ p ‖ b)`；在第8步，只有 `b = H(01 ‖ b ‖ p)`。',
    line19: '最后 `m` 应为0，`a` 应等于 `older.treeRoot`，`b` 应等于 `newer.treeRoot`。',
    line20: '树照 RFC 6962 第2.1节建成；上面的算法就是 RFC 9162 第2.1.3.2节和第2.1.4.2节。',
  },
  en: {
    title: 'Write your own checker',
    lead: 'The program of this page comes from this site too. To be wholly independent, write your own from these twenty lines, in any language. `H` is SHA-256 and `‖` joins bytes; a hash is written as 64 lower-case hexadecimal digits and enters a computation as its 32 bytes.',
    ready:
      'In the source code, `tests/clients` has a Python program that needs its standard library only, `verify_proofs.py`, and examples to compare with, `proof-vectors.json`.',
    fact: 'A record',
    line1: '`GET /api/v1/facts/ID/proof` gives `fact`, `leafHash`, `leafIndex`, `path` and `seal`.',
    line2:
      'Write the 12 values of `fact`, in the order given, as a JSON array: UTF-8, no spaces, `null` where there is no value.',
    line3:
      '`r = H(00 ‖ this text)` must equal `leafHash`. Where `fact` is not open to you, begin at `r = leafHash`.',
    line4: 'Let `n = leafIndex` and `m = seal.treeSize − 1`.',
    line5: 'For each `p` of `path` in turn, do lines 6 to 9:',
    line6: 'If `m` is 0 already, the proof fails.',
    line7:
      'If `n` is odd or `n = m`: `r = H(01 ‖ p ‖ r)`; then halve `n` and `m`, rounding down, until `n` is odd or 0 (not at all if it is odd).',
    line8: 'Otherwise `r = H(01 ‖ r ‖ p)`.',
    line9: 'Halve `n` and `m` once, rounding down.',
    line10: 'At the end `m` must be 0 and `r` must equal `seal.treeRoot`.',
    sealTitle: 'A seal',
    line11:
      'Write the values of `number`, `sealedAt`, `factCount`, `treeSize`, `treeRoot` and `previousHash` as a JSON array without spaces.',
    line12: '`H(this text)` must equal `hash`.',
    line13:
      'The hash of the seal before, `GET /api/v1/seals/NUMBER`, computed likewise, must equal `previousHash`; that of the first seal is 64 zeros.',
    two: 'Two seals',
    line14:
      '`GET /api/v1/seals/NEWER/consistency?from=OLDER` gives `older`, `newer` and `path`. If both are of one size, their roots must be equal.',
    line15: 'If `older.treeSize` is a power of 2, put `older.treeRoot` before the rest of `path`.',
    line16:
      'Let `n = older.treeSize − 1` and `m = newer.treeSize − 1`; while `n` is odd, halve both, rounding down.',
    line17: 'Let `a = b =` the first of `path`; for each other `p` do lines 6 to 9, except:',
    line18: 'in line 7, `a = H(01 ‖ p ‖ a)` and `b = H(01 ‖ p ‖ b)`; in line 8, only `b = H(01 ‖ b ‖ p)`.',
    line19: 'At the end `m` must be 0, `a` must equal `older.treeRoot` and `b` must equal `newer.treeRoot`.',
    line20:
      'The tree is that of RFC 6962, section 2.1; these lines are RFC 9162, sections 2.1.3.2 and 2.1.4.2.',
  },
})
