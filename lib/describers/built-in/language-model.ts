/** What Altlight uses of https://webmachinelearning.github.io/prompt-api/, with images. */
export interface LanguageModelStatic {
  availability(options: LanguageModelOptions): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(options: LanguageModelOptions & { signal?: AbortSignal; monitor?: Monitor }): Promise<LanguageModelSession>;
}

export interface LanguageModelOptions {
  expectedInputs: { type: 'text' | 'image'; languages?: string[] }[];
  expectedOutputs: { type: 'text'; languages: string[] }[];
}

export type Monitor = (target: {
  addEventListener(type: 'downloadprogress', listener: (event: { loaded: number }) => void): void;
}) => void;

export interface LanguageModelSession {
  clone(options?: { signal?: AbortSignal }): Promise<LanguageModelSession>;
  promptStreaming(messages: LanguageModelMessage[], options: { signal: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

export interface LanguageModelMessage {
  role: 'user' | 'assistant';
  content: ({ type: 'text'; value: string } | { type: 'image'; value: ImageBitmap | ImageData | Blob })[];
}

/** Undefined in browsers that have none. */
export function builtInModel(scope: object = globalThis): LanguageModelStatic | undefined {
  return (scope as { LanguageModel?: LanguageModelStatic }).LanguageModel;
}

/** The languages that Chrome's model takes and gives; others are asked for in English. */
const LANGUAGES = ['en', 'es', 'ja'];

export const languageFor = (wished: string) =>
  LANGUAGES.find((language) => wished.toLowerCase().startsWith(language)) ?? 'en';

export function optionsFor(language: string): LanguageModelOptions {
  return {
    expectedInputs: [{ type: 'text', languages: [language] }, { type: 'image' }],
    expectedOutputs: [{ type: 'text', languages: [language] }],
  };
}
