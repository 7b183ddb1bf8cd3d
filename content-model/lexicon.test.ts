import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApprovedScript, BulletinContent, contentHash, scriptHash } from './bulletin.ts';
import { bulletin } from './fixtures/sin-ho.ts';
import { LexiconWord, lexiconOf, wordsIn } from './lexicon.ts';

const PROVINCE = '12@2025-07-01/';
const COMMUNE = `${PROVINCE}03478@2025-07-01/`;
const NEIGHBOUR = `${PROVINCE}03487@2025-07-01/`;

const faultOf = (written: string, spoken: string) =>
  LexiconWord.safeParse({ written, spoken })
    .error?.issues.map(({ message }) => message)
    .join('; ') ?? null;

describe('a lexicon', () => {
  it('V24 takes the words that a Vietnamese voice can say', () => {
    for (const [written, spoken] of [
      ['Pa Ủ', 'Pa Ủ'],
      ['Ia Rbau', 'I-a Rơ-bau'],
      ['ĐHBKX', 'đại hội bình khu xã'],
      ['Covid-19', 'cô-vít mười chín'],
      ['nghiêng', 'NGHIÊNG'],
    ] as const) {
      assert.equal(faultOf(written, spoken), null, written);
    }
  });

  it('V24 refuses digits, signs, letters of other languages and what nobody can say', () => {
    for (const [written, spoken, fault] of [
      ['UBND', '19 thôn', /digits/],
      ['UBND', 'u (bê)', /says “\(”/],
      ['UBND', 'wi-fi', /says “w”/],
      ['UBND', '中文', /says “中”/],
      ['UBND', 'pờ lây; $(id)', /says “;”/],
      ['UBND', 'u  bê', /one space/],
      ['UBND', '-u', /one space/],
      ['UBND', 'bktt', /no vowel/],
      ['UBND', 'nghiêngg', /longer than a syllable/],
      ['UBND', 'a '.repeat(80).trim(), /120/],
      ['UBND', '', /./],
      ['4G', 'bốn gờ', /letter/],
      ['(UBND)', 'u bê', /letter/],
      ['a'.repeat(61), 'a', /60/],
    ] as const) {
      assert.match(faultOf(written, spoken) ?? 'no fault', fault, `${written} ${spoken}`);
    }
  });

  it('V25 is a unit’s own before that of the units above it, in whatever letter case', () => {
    const words = [
      { written: 'Pa Ủ', spoken: 'Pa U', path: PROVINCE },
      { written: 'VNeID', spoken: 'vi nê', path: PROVINCE },
      { written: 'PA Ủ', spoken: 'Pà Ủ', path: COMMUNE },
      { written: 'Tà Ghênh', spoken: 'Tà Gênh', path: NEIGHBOUR },
    ];
    assert.deepEqual(lexiconOf(COMMUNE, words), [
      { written: 'PA Ủ', spoken: 'Pà Ủ' },
      { written: 'VNeID', spoken: 'vi nê' },
    ]);
    assert.deepEqual(
      lexiconOf(PROVINCE, words).map(({ spoken }) => spoken),
      ['Pa U', 'vi nê'],
    );
    assert.deepEqual(lexiconOf(COMMUNE, words), lexiconOf(COMMUNE, words.toReversed()));
  });

  it('V26 touches the texts in which its words stand, and no others', () => {
    const lexicon = [
      { written: 'Pa Ủ', spoken: 'Pà Ủ' },
      { written: 'an', spoken: 'an' },
    ];
    assert.deepEqual(wordsIn('Họp tại xã PA Ủ.', lexicon), [lexicon[0]]);
    assert.deepEqual(wordsIn('Họp tại xã pa ủ'.normalize('NFD'), lexicon), [lexicon[0]]);
    assert.deepEqual(wordsIn('Họp dân bản Pa Ủng', lexicon), []);
    const hostile = 'a '.repeat(20_000);
    assert.deepEqual(wordsIn(hostile, [{ written: 'a a b', spoken: 'a' }]), []);
  });

  it('V27 is part of what is approved, and so is the script', () => {
    const { content } = bulletin();
    const other = { ...content, lexicon: [{ written: 'thôn', spoken: 'bản' }] };
    assert.notEqual(contentHash(content), contentHash(BulletinContent.parse(other)));
    const script = { accent: 'northern', text: 'Họp thôn.', hash: scriptHash('Họp thôn.'), clip: null };
    assert.ok(ApprovedScript.safeParse(script).success);
    assert.match(ApprovedScript.safeParse({ ...script, text: 'Họp bản.' }).error?.message ?? '', /V27/);
  });
});
