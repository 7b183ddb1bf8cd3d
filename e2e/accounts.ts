import type { Account, System } from './system.ts';

/** The demo login of a role, in the first unit of that level. */
export function accountOf({ accounts }: System, role: string, level: 'commune' | 'province'): Account {
  const isProvince = (unit: string) => /^(Tỉnh|Thành phố) /.test(unit);
  const found = accounts.find(
    (account) => account.role === role && isProvince(account.unit) === (level === 'province'),
  );
  if (found === undefined) throw new Error(`no ${role} of a ${level} among ${JSON.stringify(accounts)}`);
  return found;
}
