import { describe, expect, it } from 'vitest';
import { cleanCaption } from '@/lib/describers/clean-caption';

type Task = Parameters<typeof cleanCaption>[1];

function clean(text: string, changes: { task?: Task; ending?: 'stop' | 'length'; language?: string } = {}) {
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
    ['It appears to be a black and white photograph of a tower.', 'A black and white photograph of a tower.'],
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
});

describe('cleanCaption: what would change a fact stays', () => {
  it.each<[string, string, string?]>([
    // Openers of what is no image of the thing itself.
    ['A drawing of a gun', 'A drawing of a gun'],
    ['A screenshot of a bank login page', 'A screenshot of a bank login page'],
    ['This is an illustration of a crash.', 'This is an illustration of a crash.'],
    ['The screenshot shows an error.', 'The screenshot shows an error.'],
    ['An aerial photograph of a town', 'An aerial photograph of a town'],
    ['The image shows a painting of a fire.', 'A painting of a fire.'],
    ['このイラストには、銃があります。', 'このイラストには、銃があります。', 'ja'],
    ['画像は猫の絵です。', '画像は猫の絵です。', 'ja'],
    ['이 그림은 총을 보여줍니다.', '이 그림은 총을 보여줍니다.', 'ko'],
    // Numbers, dashes, stars and addresses.
    ['12. März 2025', '12. März 2025', 'de'],
    ['24. Dezember 2024 steht auf dem Blatt. Es ist rot.', '24. Dezember 2024 steht auf dem Blatt.', 'de'],
    ['Am 24. Dezember steht ein Baum im Zimmer. Er ist grün.', 'Am 24. Dezember steht ein Baum im Zimmer.', 'de'],
    ['- 20 °C', '- 20 °C'],
    ['5 *3 = 15', '5 *3 = 15'],
    ['<admin@x.org>', '<admin@x.org>'],
    ['# 5 Main Street', '# 5 Main Street'],
    ['The method __init__ in an editor', 'The method __init__ in an editor'],
    // Sentences that go on.
    ['A U.S. Navy ship at sea. It is grey.', 'A U.S. Navy ship at sea.'],
    ['A bus stands at No. 5 Kings Road. It is red.', 'A bus stands at No. 5 Kings Road.'],
    ['A board 3.5 m long. It is brown.', 'A board 3.5 m long.'],
    ['A town of 1.000 people. It is old.', 'A town of 1.000 people.'],
    ['Ein Tier, z. B. Hund oder Katze, schläft. Es ist grau.', 'Ein Tier, z. B. Hund oder Katze, schläft.', 'de'],
    ['A sign says "Stop. Turn back." A man waits.', 'A sign says "Stop. Turn back."'],
    ['Ein Schild: „Halt. Kein Zutritt.“ Ein Mann wartet.', 'Ein Schild: „Halt. Kein Zutritt.“', 'de'],
    ['看板に「閉店。また明日」とある。人がいる。', '看板に「閉店。また明日」とある。', 'ja'],
    ['「なぜ？」と書かれた看板。人がいる。', '「なぜ？」と書かれた看板。', 'ja'],
    ['The Yahoo! logo on a wall. It is purple.', 'The Yahoo! logo on a wall.'],
    ['A 5" figurine. It stands on a "book" here.', 'A 5" figurine.'],
    // Who talks of the image is no model that refuses.
    ['A blind man unable to see the road', 'A blind man unable to see the road'],
    ['A poster that reads "I cannot see the future"', 'A poster that reads "I cannot see the future"'],
    ['A soft\u00ADware box', 'A software box'],
  ])('%j', (said, expected, language = 'en') => expect(clean(said, { language })).toBe(expected));

  it.each<[string, string]>([
    ['1. A cat\n2. A dog', 'A cat A dog'],
    ['- A cat\n- A dog', 'A cat A dog'],
    ['1. Mai\n3. Mai', '1. Mai 3. Mai'],
    ['- 20 °C\n- 5 °C', '- 20 °C - 5 °C'],
    ['# A cat', 'A cat'],
    ['<answer>A <b>cat</b></answer>', 'A cat'],
    ['一只**猫**在睡觉', '一只猫在睡觉'],
    ['thinking about it</think>A cat', 'A cat'],
    ['◁think▷Hm.◁/think▷A cat', 'A cat'],
  ])('%j is laid out, or thought', (said, expected) => expect(clean(said, { language: 'de' })).toBe(expected));

  it('answers a question as the model does', () => {
    const answer = (text: string) => clean(text, { task: 'question' });
    for (const said of [
      'A picture of a cat.',
      'This is a photo of a cat.',
      'Sorry, we are closed.',
      'I cannot see a dog.',
      '1. Anna 2. Ben',
      'No. It is red.',
    ]) {
      expect(answer(said)).toBe(said);
    }
    expect(answer('1. Anna\n2. Ben')).toBe('1. Anna 2. Ben');
    expect(answer('The image shows a cat.')).toBe('A cat.');
    for (const refusal of [
      "I'm sorry, but I can't assist with that request.",
      'As an AI language model, I cannot see images.',
      'I am unable to view the image.',
      'Es tut mir leid, das kann ich nicht.',
    ]) {
      expect(answer(refusal)).toBeNull();
    }
  });
});

describe('cleanCaption: what was cut off', () => {
  it.each([
    ['A cat sleeps. Next to it stands a la', 'A cat sleeps.'],
    ['A cat, a dog, and a very lar', 'A cat, a dog'],
    ['A cat sleeping on a', null],
    ['A cat sleeps.', 'A cat sleeps.'],
    ['A cat sleeps. It is next to Dr.', 'A cat sleeps.'],
    ['A cat sleeps. The board is 3.', 'A cat sleeps.'],
    ['Children aged 10 - 20 ye', null],
    ['یہ بلی ہے۔ یہ کتا', 'یہ بلی ہے۔'],
    ['一只猫在睡觉。旁边有', '一只猫在睡觉。'],
    ['看板に「閉店。」', '看板に「閉店。」'],
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
