/** Where a model runs. */
export type EngineDevice = 'wasm' | 'webgpu';

/** Why captioning models run where they run, for the user to read. */
export type ProbeReason = 'no-webgpu' | 'no-adapter' | 'software-adapter' | 'small-limits' | 'gpu' | 'gpu-f16';

export interface DeviceProbe {
  device: EngineDevice;
  reason: ProbeReason;
  /** The adapter's own words; null where there is none. */
  adapter: string | null;
  /** Whether the GPU computes with half precision. */
  f16: boolean;
  /** Gigabytes of memory, as coarsely as the browser tells; null where it does not. */
  memoryGb: number | null;
}
