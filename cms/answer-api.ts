import { handleEndpoints, type SanitizedConfig } from 'payload';

/** With these a question travels in the body of a POST, language and all, and Payload makes the address of it. */
const OVERRIDES = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override'];

/** A request that names its language, Vietnamese unless it asks for another. */
function inItsLanguage(request: Request, config: SanitizedConfig): Request {
  const url = new URL(request.url);
  const isComplete = url.searchParams.has('locale') || OVERRIDES.some((name) => request.headers.has(name));
  if (isComplete || !config.localization) return request;
  url.searchParams.set('locale', config.localization.defaultLocale);
  return new Request(url, request);
}

/**
 * Answers a request to the API. Payload asks the database for the language `null` where a request names none, and then
 * cannot look for what is written in several languages (A63).
 */
export function answerApi(config: SanitizedConfig, request: Request): Promise<Response> {
  return handleEndpoints({ config, request: inItsLanguage(request, config) });
}
