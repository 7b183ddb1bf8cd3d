import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOtherPage, readPage } from './read-page.ts';

describe('a page', () => {
  it('Q1 is empty when its main element says so, however it is written', () => {
    for (const html of [
      '<main data-empty>',
      '<MAIN id=a DATA-EMPTY="">Chưa có',
      "<main class='x > y' data-empty='true'></main>",
      '<p><main\n\tdata-empty\n>',
    ]) {
      assert.equal(readPage(html).isEmpty, true, html);
    }
  });

  it('Q1 is not empty for what stands in comments, texts, programs or other elements', () => {
    for (const html of [
      '',
      '<main>Có</main>',
      '<!-- <main data-empty> --><main>Có</main>',
      '<script>"<main data-empty>"</script><main>Có</main>',
      '<title><main data-empty></title><main>Có</main>',
      '<p>&lt;main data-empty&gt;</p><section data-empty></section>',
      '<main title="data-empty">Có</main><main data-empty>',
    ]) {
      assert.equal(readPage(html).isEmpty, false, html.slice(0, 60));
    }
  });

  it('Q14 is another one when it names another address', () => {
    const asked = 'https://sinho.laichau.gov.vn/van-ban/';
    const said = (href: string) => readPage(`<link rel="CANONICAL alternate" href="${href}">`).canonical;
    for (const own of [
      asked,
      '/van-ban/',
      'https://sinho.laichau.gov.vn/van-ban',
      'http://sinho.laichau.gov.vn:8080/van-ban/?x=1',
    ]) {
      assert.equal(isOtherPage(said(own), asked), false, own);
    }
    for (const other of ['/', 'https://hongthu.laichau.gov.vn/van-ban/', 'https://[']) {
      assert.equal(isOtherPage(said(other), asked), true, other);
    }
    assert.equal(isOtherPage(readPage('<main></main>').canonical, asked), false);
  });

  it('Q11 is left when it is nested without end', () => {
    const begun = performance.now();
    assert.equal(readPage(`${'<div>'.repeat(1_000_000)}<main data-empty>`).isEmpty, false);
    assert.ok(performance.now() - begun < 1_000);
  });
});
