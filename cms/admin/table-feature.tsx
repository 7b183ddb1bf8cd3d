'use client';

import { TableFeatureClient } from '@payloadcms/richtext-lexical/client';

/** What the toolbar and the menu call a table. */
const label = ({ i18n }: { i18n: { language: string } }) => (i18n.language === 'en' ? 'Table' : 'Bảng');

interface Group {
  items: object[];
}

function renamed<Named extends Group>(groups: Named[] | undefined): Named[] {
  return (groups ?? []).map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, label, keywords: ['table', 'bảng', 'bang'] })),
  }));
}

/** Tables in the editor, named in the reader's language. The menu of a cell is worded in `nguon.css`. */
export const TableFeature: typeof TableFeatureClient = (props) => {
  const provider = TableFeatureClient(props);
  const { feature } = provider;
  return {
    ...provider,
    feature: (given) => {
      const made = typeof feature === 'function' ? feature(given) : feature;
      return {
        ...made,
        slashMenu: { groups: renamed(made.slashMenu?.groups) },
        toolbarFixed: { groups: renamed(made.toolbarFixed?.groups) },
      };
    },
  };
};
