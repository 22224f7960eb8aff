import { createDeviceMemory, type DeviceMemory } from './device-memory';

declare global {
  interface ImportMetaEnv {
    /** The version of ONNX Runtime that is shipped: modules/onnx-runtime.ts. */
    readonly ONNX_RUNTIME: string;
  }
}

/** What all documents of the extension know of this device. */
export const openDeviceMemory = (): DeviceMemory =>
  createDeviceMemory(localStorage, navigator.userAgent, import.meta.env.ONNX_RUNTIME);
