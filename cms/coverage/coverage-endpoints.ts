import { coverageOf, indicators } from '@nguon/content-model/coverage';
import { instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { type Actor, actorOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import type { Settings } from '../settings.ts';
import { countedUnits, scopeOf } from './counted-units.ts';
import { indicatorsCsv, unitsCsv } from './coverage-csv.ts';
import { csvFile, languageOf } from './csv-file.ts';
import { inspectorOf } from './inspector.ts';
import { newestChecks } from './kept-checks.ts';
import { readTargets } from './targets.ts';

/** The official who asks; strangers are refused (A20). */
function officialOf(req: PayloadRequest): Actor {
  const actor = actorOf(req);
  if (actor !== null) return actor;
  throw new Refused(req, 401, 'access-denied', {
    vi: 'Độ phủ: chỉ dành cho cán bộ. Hãy đăng nhập.',
    en: 'Coverage: for officials only. Sign in.',
  });
}

async function rowsFor(req: PayloadRequest, at: string) {
  const actor = officialOf(req);
  const reader = { payload: req.payload, ...(req.user && { user: req.user }) };
  return coverageOf(await countedUnits(reader, at, scopeOf(actor)), await newestChecks(reader), at);
}

const answerUnits: PayloadHandler = async (req) => {
  const at = instantOf(Date.now());
  return csvFile(`coverage-${vietnamDay(at)}.csv`, unitsCsv(await rowsFor(req, at), languageOf(req)));
};

const answerIndicators: PayloadHandler = async (req) => {
  const at = instantOf(Date.now());
  const found = indicators(await rowsFor(req, at), readTargets());
  return csvFile(`coverage-indicators-${vietnamDay(at)}.csv`, indicatorsCsv(found, at, languageOf(req)));
};

/** `GET coverage.csv`, `GET coverage-indicators.csv`, and `coverage-round`: how far it is, and to begin one. */
export function coverageEndpoints(settings: Settings): Endpoint[] {
  const progress = ({ payload }: PayloadRequest) =>
    Response.json(
      { round: inspectorOf(payload, settings).progress },
      { headers: { 'cache-control': 'no-store' } },
    );
  return [
    { path: '/coverage.csv', method: 'get', handler: answerUnits },
    { path: '/coverage-indicators.csv', method: 'get', handler: answerIndicators },
    {
      path: '/coverage-round',
      method: 'get',
      handler: (req) => {
        officialOf(req);
        return progress(req);
      },
    },
    {
      path: '/coverage-round',
      method: 'post',
      handler: (req) => {
        const begun = inspectorOf(req.payload, settings).begin(scopeOf(officialOf(req)));
        return Response.json({ begun }, { status: begun ? 202 : 200 });
      },
    },
  ];
}
