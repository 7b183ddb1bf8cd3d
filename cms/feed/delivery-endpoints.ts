import type { Endpoint } from 'payload';
import { answerAcknowledged } from '../devices/acknowledged.ts';
import { answerEnrolment } from '../devices/enrol.ts';
import { answerPlayouts } from '../devices/playouts.ts';
import { answerDevices } from '../devices/register.ts';
import { answerReported } from '../devices/report.ts';
import { answerFeedback, answerStanding } from '../feedback/feed.ts';
import { answerPreview, answerPreviewFile } from '../preview/answer-preview.ts';
import type { PreviewTokens } from '../preview/tokens.ts';
import { answerRecordingFile } from '../recordings/answer-file.ts';
import type { Settings } from '../settings.ts';
import { answerChanges } from './changes.ts';
import { answerEdition, answerUnits } from './editions.ts';
import { answerEvents } from './events.ts';
import { answerFile } from './files.ts';
import { forDelivery } from './for-delivery.ts';
import { answerReceipt } from './receipts.ts';

/** Everything below `/api/delivery/`, as the table in content-model/delivery-feed.ts says. */
export function deliveryEndpoints(settings: Settings, previews: PreviewTokens): Endpoint[] {
  const endpoint = forDelivery(settings.deliveryKey);
  return [
    endpoint('get', '/changes', answerChanges),
    endpoint('get', '/events', answerEvents),
    endpoint('get', '/units', answerUnits),
    endpoint('get', '/editions/:unit', answerEdition),
    endpoint('get', '/devices', answerDevices),
    endpoint('get', '/media/:sha256', answerFile(settings)),
    endpoint('get', '/recordings/:sha256', answerRecordingFile(settings)),
    endpoint('post', '/enrolments', answerEnrolment),
    endpoint('post', '/playouts', answerPlayouts),
    endpoint('post', '/reported', answerReported),
    endpoint('post', '/acknowledged', answerAcknowledged),
    endpoint('post', '/receipts', answerReceipt),
    endpoint('post', '/feedback', answerFeedback),
    endpoint('get', '/feedback/:code', answerStanding),
    endpoint('get', '/previews/:token', answerPreview(previews)),
    endpoint('get', '/previews/:token/file', answerPreviewFile(previews, settings)),
  ];
}
