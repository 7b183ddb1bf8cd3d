'use client';

import { RelationshipField, useAuth } from '@payloadcms/ui';
import type { RelationshipFieldClientComponent } from 'payload';

/** The unit of a record. Officials write for their own, which is filled in; only the operator may choose. */
export const UnitChoice: RelationshipFieldClientComponent = (props) => {
  const { user } = useAuth();
  return user?.role === 'admin' ? <RelationshipField {...props} /> : null;
};
