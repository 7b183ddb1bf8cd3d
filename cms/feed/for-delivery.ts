import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@nguon/content-model/content-address';
import type { Endpoint, PayloadRequest } from 'payload';
import { Refused } from '../language/refused.ts';

/** Endpoints that only delivery may ask: `Authorization: Delivery <key>` (X1). */
export function forDelivery(key: string) {
  const expected = Buffer.from(sha256(key));
  const isDelivery = ({ headers }: PayloadRequest): boolean => {
    const given = /^Delivery (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
    return given !== undefined && timingSafeEqual(Buffer.from(sha256(given)), expected);
  };
  return (method: 'get' | 'post', path: string, answer: Endpoint['handler']): Endpoint => ({
    path: `/delivery${path}`,
    method,
    handler: (req) => {
      if (isDelivery(req)) return answer(req);
      throw new Refused(req, 401, 'access-denied', {
        vi: 'Khóa phát hành: thiếu hoặc sai. Hãy kiểm tra NGUON_DELIVERY_KEY.',
        en: 'Delivery key: missing or wrong. Check NGUON_DELIVERY_KEY.',
      });
    },
  });
}
