import type { ServerProps } from 'payload';
import { z } from 'zod';
import { DemoAccounts } from './demo-accounts.tsx';
import { wordsFor } from './words.ts';

/** What the server leaves in the configuration once it has seeded a demonstration. */
const Left = z.array(
  z.object({
    name: z.string(),
    role: z.enum(['admin', 'editor', 'approver', 'auditor']),
    unit: z.string(),
    email: z.string(),
    password: z.string(),
  }),
);

/** Below the sign-in form of a demonstration: who one may enter as. */
export function SignInDemo({ i18n, payload }: ServerProps) {
  const { success, data } = Left.safeParse(payload.config.custom.demoAccounts);
  if (!success || data.length === 0) return null;
  const { roles } = wordsFor(i18n.language);
  const accounts = data.map((account) => ({ ...account, role: roles[account.role] }));
  return <DemoAccounts accounts={accounts} language={i18n.language} />;
}
