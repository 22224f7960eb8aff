import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { authorMemory } from '@/lib/descriptions/author-memory';

describe('authorMemory', () => {
  beforeEach(() => fakeBrowser.reset());

  it('knows what a site has said, and no other site', async () => {
    await authorMemory.remember('a', [{ address: 'https://a/1', name: 'Our hotel' }]);
    expect(await authorMemory.nameOf('a', 'https://a/1')).toBe('Our hotel');
    expect(await authorMemory.nameOf('b', 'https://a/1')).toBeNull();
    expect(await authorMemory.nameOf('a', 'https://a/2')).toBeNull();
  });

  it('says nothing more when an author has called an image two things', async () => {
    for (const name of ['Our hotel', 'Our restaurant', 'Our hotel']) {
      await authorMemory.remember('a', [{ address: 'https://a/1', name }]);
    }
    expect(await authorMemory.nameOf('a', 'https://a/1')).toBeNull();
  });

  it('forgets the oldest sites and images', async () => {
    for (let site = 0; site < 60; site++) await authorMemory.remember(`s${site}`, [{ address: 'x', name: 'y' }]);
    expect(await authorMemory.nameOf('s0', 'x')).toBeNull();
    expect(await authorMemory.nameOf('s59', 'x')).toBe('y');
    await authorMemory.remember(
      'many',
      Array.from({ length: 400 }, (_, index) => ({ address: `i${index}`, name: 'y' })),
    );
    expect(await authorMemory.nameOf('many', 'i0')).toBeNull();
    expect(await authorMemory.nameOf('many', 'i399')).toBe('y');
  });
});
