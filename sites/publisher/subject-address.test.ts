import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PreviewSubject } from '@nguon/content-model/delivery-feed';
import { bulletin } from '@nguon/content-model/fixtures/sin-ho';
import { answers, consultation, officials, pages } from '../fixtures/full-commune.ts';
import { mainOf, openEngine, pageOf } from '../fixtures/rendering.ts';
import { emptyView, fullView, illustrated, viewWith } from '../fixtures/views.ts';
import { pageAddresses } from '../page-addresses.ts';
import { subjectAddress } from './subject-address.ts';

const { edition } = fullView;
const subjects: PreviewSubject[] = [
  { kind: 'site', id: '' },
  { kind: 'bulletin', id: illustrated.content.id },
  { kind: 'bulletin', id: consultation.content.id },
  ...pages.map(({ id }): PreviewSubject => ({ kind: 'page', id })),
  ...officials.map(({ id }): PreviewSubject => ({ kind: 'official', id })),
  ...edition.engagements.slice(0, 5).map(({ id }): PreviewSubject => ({ kind: 'engagement', id })),
  ...edition.procedures.map(({ id }): PreviewSubject => ({ kind: 'procedure', id })),
  { kind: 'document', id: edition.documents[0]?.id ?? '' },
  ...answers.map(({ id }): PreviewSubject => ({ kind: 'answer', id })),
];

describe('the address of what an editor previews', () => {
  it('G45 is of a page that shows it, at its place', async () => {
    const engine = await openEngine();
    for (const subject of subjects) {
      const [path = '', place] = subjectAddress(fullView, subject).split('#');
      const html = mainOf(await pageOf(engine, fullView, path));
      if (place !== undefined) assert.ok(html.includes(` id="${place}"`), `${subject.kind} ${path}#${place}`);
    }
  });

  it('G45 says on every page of a preview that it is one', async () => {
    const engine = await openEngine();
    for (const path of pageAddresses(emptyView)) {
      assert.match(
        await pageOf(engine, { ...emptyView, isPreview: true }, path),
        /Bản xem trước, chưa công bố/,
        path,
      );
      assert.doesNotMatch(await pageOf(engine, emptyView, path), /Bản xem trước/, path);
    }
  });

  it('G45 is a page there is for what the view does not hold', () => {
    const kinds = [
      'site',
      'bulletin',
      'page',
      'official',
      'engagement',
      'procedure',
      'document',
      'answer',
    ] as const;
    for (const kind of kinds) {
      const [path = ''] = subjectAddress(emptyView, { kind, id: 'khong-co' }).split('#');
      assert.ok(pageAddresses(emptyView).includes(path), `${kind} ${path}`);
    }
  });

  it('G45 leads to boards or broadcasts for a bulletin that is on no page', () => {
    const onBoard = bulletin({ channels: ['board'] });
    const spoken = bulletin({ channels: ['speaker'] });
    const subject: PreviewSubject = { kind: 'bulletin', id: onBoard.content.id };
    assert.equal(subjectAddress(viewWith([onBoard]), subject), '/bang-tin/');
    assert.equal(subjectAddress(viewWith([spoken]), subject), '/truyen-thanh/');
  });
});
