import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes the picture or sound an earlier life was showing or playing, before anything else happens (D10). */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter((name) => /^(\.?current\.|playing|tone-)/.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
