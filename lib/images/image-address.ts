const IMAGE_FILE = /\.(png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)$/i;

/** Whether what an object or an embed shows is an image, by its type or, without one, by its address. */
export function isImageAddress(address: string, type: string): boolean {
  if (type) return /^image\//i.test(type);
  if (/^data:/i.test(address)) return /^data:image\//i.test(address);
  const url = URL.parse(address);
  return url !== null && IMAGE_FILE.test(url.pathname);
}
