import { contract } from './contract.ts';
import { openEmbedded } from './embedded.ts';
import { startPostgres } from './testing/postgres.ts';

contract('the embedded PostgreSQL', async () => {
  const { url, close } = await openEmbedded('memory');
  return { url, stop: close };
});
contract('a PostgreSQL server', startPostgres);
