import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { DeviceProbe, ProbeReason } from '../../lib/shared/engine-device';
import { paragraph } from '../words/paragraph';

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

const GPU_REASONS: readonly ProbeReason[] = ['gpu', 'gpu-f16'];

/** Where captioning models run on this device, and why there. */
export function DeviceFacts({ device: { probe, hasLittleMemory } }: { device: Device }) {
  const loaded = useSignal('');
  useEffect(() => {
    // Nobody answers where no model has been loaded since the browser was started.
    void sendMessage('engine:status', undefined).then(
      ({ captions: { device, failure } }) => {
        if (device !== 'wasm') return;
        if (failure !== null) loaded.value = i18n.t('models.device.fellBack');
        else if (GPU_REASONS.includes(probe.reason)) loaded.value = i18n.t('models.device.onProcessor');
      },
      () => {},
    );
  }, [probe]);
  const card = probe.reason === 'software-adapter' ? null : probe.adapter;
  return (
    <>
      <p>{paragraph(i18n.t(REASONS[probe.reason]), card && i18n.t('models.device.adapter', [card]))}</p>
      {loaded.value && <p>{loaded}</p>}
      {hasLittleMemory && <p>{i18n.t('models.device.littleMemory')}</p>}
    </>
  );
}
