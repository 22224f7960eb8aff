import type { DeviceProbe, ProbeReason } from '../shared/engine-device';
import { within } from '../shared/time-limit';

/** A model's largest tensor must fit one buffer: 256 MiB is what the WebGPU standard promises at least. */
const LEAST_BUFFER_BYTES = 256 * 1024 * 1024;
/** A driver that does not answer is none. */
const PROBE_LIMIT_MS = 10_000;

export async function probeDevice(browser: Navigator = navigator): Promise<DeviceProbe> {
  const memoryGb = (browser as { deviceMemory?: number }).deviceMemory ?? null;
  const onWasm = (reason: ProbeReason, adapter: string | null = null, f16 = false): DeviceProbe => {
    return { device: 'wasm', reason, adapter, f16, memoryGb };
  };
  if (!browser.gpu) return onWasm('no-webgpu');
  const request = browser.gpu.requestAdapter({ powerPreference: 'high-performance' });
  const adapter = await within(PROBE_LIMIT_MS, request, 'no answer from the GPU').catch(() => null);
  if (!adapter) return onWasm('no-adapter');

  const { vendor, architecture, device, description } = adapter.info;
  const name = [vendor, architecture, device, description].filter(Boolean).join(' ');
  const f16 = adapter.features.has('shader-f16');
  // A GPU that the CPU plays is slower than WASM.
  if (adapter.info.isFallbackAdapter || /swiftshader|llvmpipe/i.test(name))
    return onWasm('software-adapter', name, f16);
  if (adapter.limits.maxBufferSize < LEAST_BUFFER_BYTES) return onWasm('small-limits', name, f16);
  return { device: 'webgpu', reason: f16 ? 'gpu-f16' : 'gpu', adapter: name, f16, memoryGb };
}
