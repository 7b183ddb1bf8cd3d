import { fullName } from '@nguon/content-model/unit';
import type { DefaultServerCellComponentProps } from 'payload';

/** The unit of a record in a list, by its full name, there with the page instead of asked for row by row. */
export async function UnitCell({ cellData, payload }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string') return null;
  const asked = { collection: 'units', id: cellData, depth: 0, disableErrors: true } as const;
  const unit = await payload.findByID({ ...asked, overrideAccess: true });
  return unit && fullName(unit);
}
