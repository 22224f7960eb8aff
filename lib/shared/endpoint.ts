/** A server of the user's own that speaks the OpenAI chat-completions protocol with images. */
export interface Endpoint {
  /** Up to and with its version, without a slash at the end: "http://127.0.0.1:8080/v1". */
  baseUrl: string;
  /** As the server calls it. */
  model: string;
  /** Sent as a bearer token; null for servers that want none. */
  key: string | null;
}

/** The id of the captioner, in settings and in what it is said to have made. */
export const ENDPOINT_ID = 'own-server';

export type EndpointProblem =
  | 'bad-address'
  | 'insecure-address'
  | 'no-model'
  | 'not-accepted'
  | 'no-access'
  | 'no-answer'
  | 'refused-key';

/** The names of the models that a server has, or why they are not known. */
export type ServerModels = { models: string[] } | { problem: EndpointProblem };
