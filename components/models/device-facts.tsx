import { i18n } from '#i18n';
import type { DeviceProbe, ProbeReason } from '../../lib/shared/engine-device';

export interface Device {
  probe: DeviceProbe;
  hasLittleMemory: boolean;
}

const REASONS = {
  gpu: 'models.device.gpu',
  'gpu-f16': 'models.device.gpu',
  'no-webgpu': 'models.device.noWebgpu',
  'no-adapter': 'models.device.noAdapter',
  'software-adapter': 'models.device.softwareAdapter',
  'small-limits': 'models.device.smallLimits',
} as const satisfies Record<ProbeReason, string>;

/** Where captioning models run on this device, and why there. */
export function DeviceFacts({ device: { probe, hasLittleMemory } }: { device: Device }) {
  const card = probe.reason === 'software-adapter' ? null : probe.adapter;
  return (
    <>
      <p>
        {i18n.t(REASONS[probe.reason])} {card && i18n.t('models.device.adapter', [card])}
      </p>
      {hasLittleMemory && <p>{i18n.t('models.device.littleMemory')}</p>}
    </>
  );
}
