import { contract } from './contract.ts';
import { openEmbedded } from './embedded.ts';
import { startMongo } from './testing/mongo.ts';
import { startPostgres } from './testing/postgres.ts';

contract('the embedded PostgreSQL', async () => {
  const { url, close } = await openEmbedded('memory');
  return { url, stop: close };
});
contract('a PostgreSQL server', startPostgres);
contract('MongoDB', startMongo);
