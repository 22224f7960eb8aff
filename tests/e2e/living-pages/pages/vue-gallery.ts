import { defineComponent, ref } from 'vue';
import type { Picture } from '../gallery';

/** A template as an author writes it, compiled when it runs: with hoisted and cached parts, v-if and v-for. */
export const Gallery = defineComponent({
  props: { first: { type: Array<Picture>, required: true } },
  setup({ first }) {
    const pictures = ref(first);
    const round = ref(0);
    const show = (next: Picture[]) => {
      pictures.value = next;
    };
    if (typeof window !== 'undefined') Object.assign(window, { show, rerender: () => round.value++ });
    return { pictures, round };
  },
  template: `
    <main :data-round="round">
      <h1>Gallery</h1>
      <img v-for="{ id, src, alt } in pictures" :key="id" :id="id" :src="src" :alt="alt" width="96" height="96">
      <img v-if="round % 2 === 0" id="now-and-then" src="/flag-90.png" width="96" height="96">
    </main>`,
});
