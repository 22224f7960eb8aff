import { describe, expect, it } from 'vitest';
import { cleanCaption } from '@/lib/describers/clean-caption';
import type { CaptionTask } from '@/lib/shared/wish';

function clean(text: string, changes: { task?: CaptionTask; ending?: 'stop' | 'length'; language?: string } = {}) {
  const { task = 'brief', ending = 'stop', language = 'en' } = changes;
  return cleanCaption({ text, ending, language, logProbabilities: null }, task);
}

describe('cleanCaption: what is said', () => {
  it.each([
    ['A cat on a sofa.', 'A cat on a sofa.'],
    ['a cat on a sofa', 'a cat on a sofa'],
    ['The image shows a cat on a sofa.', 'A cat on a sofa.'],
    ['This image depicts a cat.', 'A cat.'],
    ['This is a photo of a red bus.', 'A red bus.'],
    ['It appears to be a black and white photograph of a tower.', 'A tower.'],
    ['In this image, we can see two dogs.', 'Two dogs.'],
    ['A picture of a harbour at dusk', 'A harbour at dusk'],
    ['a photography of a woman', 'A woman'],
    ['There are three boats in the bay.', 'Three boats in the bay.'],
    ['Das Bild zeigt einen Hund.', 'Einen Hund.'],
    ["L'image montre un chat.", 'Un chat.'],
    ['La imagen muestra un gato.', 'Un gato.'],
    ['A imagem mostra um gato.', 'Um gato.'],
    ['Esta fotografia retrata um porto.', 'Um porto.'],
    ["L'immagine mostra un gatto.", 'Un gatto.'],
    ['Questa foto raffigura un porto.', 'Un porto.'],
    ['这张图片显示了一只猫。', '一只猫。'],
    ['圖中展示一隻貓。', '一隻貓。'],
    ['图片展示的是一座塔。', '一座塔。'],
    ['この画像には、猫が写っています。', '猫が写っています。'],
    ['この画像は、ソファの上の猫を示しています。', 'ソファの上の猫。'],
    ['画像は港の写真です。', '港。'],
    ['이 이미지는 소파 위의 고양이를 보여줍니다.', '소파 위의 고양이.'],
    ['이미지에는 고양이가 있습니다.', '고양이가 있습니다.'],
    ['تُظهر الصورة قطة على أريكة.', 'قطة على أريكة.'],
    ['هذه الصورة تعرض قطة.', 'قطة.'],
    // No opener either.
    ['図書館の前の猫。', '図書館の前の猫。'],
    ['画像編集ソフトの画面。', '画像編集ソフトの画面。'],
    ['图书馆里的猫。', '图书馆里的猫。'],
    ['사진을 찍는 여자.', '사진을 찍는 여자.'],
    ['الصورة معلقة على جدار.', 'الصورة معلقة على جدار.'],
    ['A imagem', 'A imagem'],
    // No opener: what follows would lose its meaning.
    ['The image is blurry.', 'The image is blurry.'],
    ['A picture frame on a wall.', 'A picture frame on a wall.'],
    ['Image shows', 'Image shows'],
    // One sentence is enough for a name.
    ['A cat sleeps. It is grey. There is a lamp.', 'A cat sleeps.'],
    ['Dr. Smith speaks at St. Mary Hospital. People listen.', 'Dr. Smith speaks at St. Mary Hospital.'],
    ['一只猫在睡觉。旁边有一盏灯。', '一只猫在睡觉。'],
    ['قطة نائمة على الأريكة. بجانبها مصباح.', 'قطة نائمة على الأريكة.'],
    // Dressing.
    ['**A cat** on a _sofa_', 'A cat on a sofa'],
    ['"A cat on a sofa."', 'A cat on a sofa.'],
    ['```\nA cat\n```', 'A cat'],
    ['<think>The user wants…</think>A cat.', 'A cat.'],
    ['<think>endless thought', null],
    ['<|im_end|>A cat.</s>', 'A cat.'],
    ['A\u202Ecat\u0007 on\u200Ba sofa', 'A cat on a sofa'],
    ['snake_case_name on a screen', 'snake_case_name on a screen'],
    // Nothing.
    ['', null],
    ['   \n', null],
    ['...', null],
    ["I'm sorry, but I can't help with that.", null],
    ['As an AI language model, I cannot see images.', null],
    ['I cannot see the image.', null],
    ['Es tut mir leid, das kann ich nicht.', null],
    ['a a a a a a', null],
    ['a man in a hat in a hat in a hat in a hat', null],
    ['!!!!!!!!!!!!!!!!!!!!!!!!!', null],
    ['一只猫和一只猫和一只猫和一只猫和', null],
    ['猫と犬、猫と犬、猫と犬、猫と犬。', null],
    ['แมวและแมวและแมวและแมวและ', null],
    // Said twice is not a loop yet.
    ['哈哈哈哈，一只猫和一只狗和一只鸟。', '哈哈哈哈，一只猫和一只狗和一只鸟。'],
    ['ドキドキドキと書かれた漫画。', 'ドキドキドキと書かれた漫画。'],
    ['A man and a man and a dog.', 'A man and a man and a dog.'],
  ])('%j', (said, expected) => {
    expect(clean(said, { language: /[一-龠]/.test(said) ? 'zh' : /[ء-ي]/.test(said) ? 'ar' : 'en' })).toBe(expected);
  });

  it('keeps all sentences of a detailed description', () => {
    expect(clean('The image shows a cat. It is grey.', { task: 'detailed' })).toBe('A cat. It is grey.');
  });

  it('keeps the text in an image as it was read', () => {
    expect(clean('The image shows\nOPEN  24 h', { task: 'text' })).toBe('The image shows OPEN 24 h');
    expect(clean('No text', { task: 'text' })).toBeNull();
    expect(clean('No text in this image.', { task: 'text' })).toBeNull();
  });
});

describe('cleanCaption: what was cut off', () => {
  it.each([
    ['A cat sleeps. Next to it stands a la', 'A cat sleeps.'],
    ['A cat, a dog, and a very lar', 'A cat, a dog'],
    ['A cat sleeping on a', null],
    ['A cat sleeps.', 'A cat sleeps.'],
  ])('%j', (said, expected) => {
    expect(clean(said, { ending: 'length' })).toBe(expected);
  });

  it('bounds what is too long, at a word', () => {
    const cut = clean(Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ')) ?? '';
    expect(cut.length).toBeLessThanOrEqual(250);
    expect(cut).toMatch(/word\d+…$/);
    const unspaced = Array.from({ length: 400 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7)).join('');
    expect(clean(unspaced, { language: 'ja' })).toHaveLength(250);
  });

  it('bounds it after what is finished, where that is most of it', () => {
    const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');
    const clause = words('red', 30);
    expect(clean(`${clause}, ${words('blue', 40)}.`)).toBe(clause);
    const sentences = Array.from({ length: 30 }, (_, at) => `The ${words(`${at}x`, 20)} end.`);
    const cut = clean(sentences.join(' '), { task: 'detailed' }) ?? '';
    expect(cut.length).toBeGreaterThan(1800);
    expect(cut.length).toBeLessThanOrEqual(2000);
    expect(cut).toMatch(/ end\.$/);
    expect(clean(`A cat, ${words('blue', 80)}.`), 'too little').toMatch(/blue\d+…$/);
  });
});
