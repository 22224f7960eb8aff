import { i18n } from '#i18n';

const FORMATS = ['fp32', 'fp16', 'q8', 'q4', 'q4f16'] as const;

/** The number formats that a model's files can be in, each with its name in words. */
export const formatChoices = () => FORMATS.map((format) => [format, i18n.t(`models.own.format.${format}`)] as const);
