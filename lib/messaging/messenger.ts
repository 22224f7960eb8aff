import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ProtocolMap } from './protocol';
import { assertMaySend, type Sender } from './senders';

const messenger = defineExtensionMessaging<ProtocolMap>();

export const sendMessage = messenger.sendMessage;

type Handler<T extends keyof ProtocolMap> = (
  data: Parameters<ProtocolMap[T]>[0],
  sender: Sender,
) => ReturnType<ProtocolMap[T]> | Promise<ReturnType<ProtocolMap[T]>>;

/** Answers one message type, and only to those who may send it. Returns what removes the listener. */
export function handleMessage<T extends keyof ProtocolMap>(type: T, handler: Handler<T>): () => void {
  return messenger.onMessage(type, (async (message: { data: Parameters<ProtocolMap[T]>[0]; sender: Sender }) => {
    assertMaySend(type, message.sender);
    return handler(message.data, message.sender);
  }) as never);
}
