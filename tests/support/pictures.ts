/** Bootstrap Icons' "search" (MIT, https://icons.getbootstrap.com/icons/search/). */
const SEARCH_PATH =
  '<path d="M11.742 10.344a6.5 6.5 0 1 0-1.397 1.398h-.001q.044.06.098.115l3.85 3.85a1 1 0 0 0 1.415-1.414l-3.85-3.85a1 1 0 0 0-.115-.1zM12 6.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0"/>';

/** An inline or stand-alone magnifying glass. */
export function searchSvg(attributes = '', fill = 'currentColor'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 16 16" fill="${fill}" ${attributes}>${SEARCH_PATH}</svg>`;
}

export const searchSymbol = (id: string): string => `<symbol id="${id}" viewBox="0 0 16 16">${SEARCH_PATH}</symbol>`;

export const dataUrl = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
