import type { Dtypes } from '../../models/catalogue';
import { formatsOf } from '../../models/needed-files';
import type { EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';

type ModelFormats = Pick<InstalledModel, 'architecture'> & { dtypes: Dtypes };

const formatsIn = ({ architecture, dtypes }: ModelFormats): string[] => [
  ...new Set(Object.values(formatsOf(architecture, dtypes))),
];

/** The number formats of a model's sessions: "fp16+q4". */
const formatName = (model: ModelFormats): string => formatsIn(model).sort().join('+');

/** Whether only a GPU with shader-f16 computes it. */
export const needsHalfPrecision = (model: ModelFormats): boolean =>
  formatsIn(model).some((format) => format === 'fp16' || format === 'q4f16');

/**
 * By which it is remembered that a model in these number formats does not run, or runs wrongly, on a device.
 * @param adapter the GPU's, as machines have several, or get another.
 */
export function captionSetupName(
  model: ModelFormats & Pick<InstalledModel, 'id'>,
  device: EngineDevice,
  adapter: string | null,
): string {
  return `${model.id} ${formatName(model)} ${where(device, adapter)}`;
}

/** Of a model that is loaded: another revision is another one, and so are files in other formats. */
export const sessionName = (model: InstalledModel, device: EngineDevice): string => `${stateOf(model)} ${device}`;

/** By which it is remembered what a model, in this state of its files, said of the known picture on a device. */
export const canaryName = (model: InstalledModel, device: EngineDevice, adapter: string | null): string =>
  `${stateOf(model)} ${where(device, adapter)}`;

const stateOf = (model: InstalledModel) => `${model.id}@${model.revision} ${formatName(model)}`;

const where = (device: EngineDevice, adapter: string | null) =>
  device === 'webgpu' && adapter ? `${device} on ${adapter}` : device;
