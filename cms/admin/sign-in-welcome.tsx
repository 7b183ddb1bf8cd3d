import type { ServerProps } from 'payload';
import { wordsFor } from './words.ts';

/** What this is, above the sign-in form. */
export function SignInWelcome({ i18n }: ServerProps) {
  const words = wordsFor(i18n.language);
  return (
    <header className="nguon-welcome">
      <h1>{words.product}</h1>
      <p>{words.promise}</p>
    </header>
  );
}
