/** As `foldForSearch` of the content model (T4), whose file would bring far more along. */
export const fold = (text = '') =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');

export const words = (text?: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
