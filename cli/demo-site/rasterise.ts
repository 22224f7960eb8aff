import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../find-browser';
import { canUseSandbox } from '../launch';

export interface Drawing {
  svg: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** PNG files of SVG documents, drawn by Chromium itself. */
export async function rasterise(drawings: Drawing[]): Promise<Buffer[]> {
  const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox: canUseSandbox() });
  try {
    const page = await browser.newPage();
    const files: Buffer[] = [];
    for (const drawing of drawings) files.push(await draw(page, drawing));
    return files;
  } finally {
    await browser.close();
  }
}

async function draw(page: Page, drawing: Drawing): Promise<Buffer> {
  const url = await page.evaluate(async ({ svg, width, height }) => {
    const image = new Image(width, height);
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return canvas.toDataURL('image/png');
  }, drawing);
  return Buffer.from(url.replace(/^data:.*?,/, ''), 'base64');
}
