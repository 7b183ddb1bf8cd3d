import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paperFormat } from './papers.ts';

const zip = (...names: string[]) => Buffer.from(`PK\x03\x04${' '.repeat(26)}${names.join(' ')}`, 'latin1');

describe('the file of a document', () => {
  it('W16 is known by its bytes', () => {
    assert.equal(paperFormat(Buffer.from('%PDF-1.7')), 'pdf');
    assert.equal(paperFormat(zip('[Content_Types].xml', 'word/document.xml')), 'docx');
    assert.equal(paperFormat(zip('[Content_Types].xml', 'xl/workbook.xml')), 'xlsx');
    assert.equal(paperFormat(zip('mimetypeapplication/vnd.oasis.opendocument.text')), 'odt');
  });

  it('W16 is refused when it is something else, or brings programs', () => {
    assert.equal(paperFormat(Buffer.from('MZ\x90')), null);
    assert.equal(paperFormat(Buffer.from('<html>%PDF-')), null);
    assert.equal(paperFormat(zip('a.txt')), null);
    assert.equal(paperFormat(zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')), null);
  });
});
