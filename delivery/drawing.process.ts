import { type DrawingOrder, drawing } from './drawing.ts';
import { serveOrders } from './serve-orders.ts';

serveOrders<DrawingOrder>(({ what, spec }) => {
  const draw: (spec: never) => Promise<unknown> = drawing[what];
  return draw(spec as never);
});
