'use client';

import { useState } from 'react';
import { ask } from './ask.ts';
import { wordsFor } from './words.ts';

export interface DemoAccount {
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly email: string;
  readonly password: string;
}

/** The accounts of a demonstration; one press signs in. */
export function DemoAccounts({
  accounts,
  language,
}: {
  readonly accounts: readonly DemoAccount[];
  readonly language: string;
}) {
  const words = wordsFor(language).signIn;
  const [fault, setFault] = useState('');
  const enter = async ({ email, password }: DemoAccount) => {
    const answer = await ask(wordsFor(language), 'POST', '/api/users/login', { email, password });
    if (answer.ok) window.location.assign('/admin');
    else setFault(`${answer.message} ${words.refused}`);
  };
  return (
    <section aria-labelledby="nguon-demo" className="nguon-demo">
      <h2 id="nguon-demo">{words.demoTitle}</h2>
      <p>
        {words.demoNote} {words.password(accounts[0]?.password ?? '')}
      </p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button onClick={() => void enter(account)} type="button">
              <strong>{account.role}</strong>
              <span>{account.unit}</span>
              <small>
                {account.name}
                <br />
                {account.email}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <p className="nguon-fault" role="alert">
        {fault}
      </p>
    </section>
  );
}
