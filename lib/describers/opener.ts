/** Only of what every image is. A drawing, a screenshot or a statue of a thing is no thing: that has to be said. */
const THING = '(?:image|picture|photo(?:graph)?|photography)';

/** How an image says what it shows. */
const SHOWING = [
  new RegExp(
    `^(?:in )?(?:the|this|that) (?:colou?r )?${THING}(?: here)?,? (?:shows?|depicts?|features?|displays?|captures?|portrays?|presents?|contains?|illustrates?)\\s+(?:us\\s+)?`,
    'i',
  ),
  new RegExp(`^in (?:the|this) ${THING},?\\s+(?:(?:we|you|one) (?:can )?see\\s+|there (?:is|are)\\s+)?`, 'i'),
  /^(?:we|you|i) can see (?:that )?/i,
  /^there (?:is|are) (?=an? |the |some |two |three |several |many )/i,
  /^(?:das|dieses) (?:bild|foto) zeigt\s+/i,
  /^(?:l['’]image|cette image|la photo) (?:montre|représente)\s+/i,
  /^(?:la imagen|esta imagen|la foto) (?:muestra|representa)\s+/i,
  /^(?:(?:a|esta) (?:imagem|foto(?:grafia)?)) (?:mostra|apresenta|retrata|representa)\s+/i,
  /^(?:l['’]immagine|quest(?:a |['’])immagine|(?:la|questa) foto(?:grafia)?) (?:mostra|raffigura|ritrae|rappresenta)\s+/i,
  /^(?:这|這|该|該)?(?:张|張|幅)?(?:图片|圖片|图像|圖像|照片|画面|畫面|图|圖)(?:中|里|裡)?(?:显示|顯示|展示|描绘|描繪|呈现|呈現)(?:了|的是|出)?[，：]?/,
  /^(?:この|その)?(?:画像|写真)(?:に|で)は、?/,
  /^(?:이|해당)?\s*(?:이미지|사진)에는,?\s+/,
  /^(?:تُ?ظهر|تعرض|تُ?بيّ?ن|تُ?وضّ?ح|تُ?صوّ?ر) (?:هذه )?الصورة\s+/,
  /^(?:هذه )?الصورة (?:تُ?ظهر|تعرض|تُ?بيّ?ن|تُ?وضّ?ح|تُ?صوّ?ر)\s+/,
];

/** How a description begins with what it describes. Who has asked "what hangs on the wall?" hears "A picture of a cat". */
const BEING = [
  new RegExp(
    `^(?:this|that|it) (?:is|appears to be|seems to be|looks like) (?:an? |the )?(?:colou?r )?${THING} (?:of|showing|depicting|with)\\s+`,
    'i',
  ),
  new RegExp(
    `^(?:this|that|it) (?:is|appears to be|seems to be|looks like) (?=(?:an? |the )(?:\\S+ ){1,4}${THING} )`,
    'i',
  ),
  new RegExp(`^(?:an? |the )?${THING} (?:of|showing|depicting)\\s+`, 'i'),
];

/** Where the verb comes last, the words stand between the image and what it does. */
const SHOWING_FRAMES = [
  /^(?:この|その)?(?:画像|写真)は、?([^。]+?)を(?:示して|写して|描いて|表して|捉えて)い(?:ます|る)(?=。|$)/,
  /^(?:이|해당)?\s*(?:이미지|사진)(?:은|는)\s+([^.]+?)(?:을|를) (?:보여\s?(?:줍니다|준다)|나타냅니다|묘사합니다)(?=\.|$)/,
];
const BEING_FRAME = /^(?:この|その)?(?:画像|写真)は、?([^。]+?)の(?:画像|写真)(?:です|である)(?=。|$)/;

/** Without "The image shows": a screen reader has just said that it is an image. `isAnswer`: to a question about it. */
export function withoutOpener(text: string, isAnswer = false): string {
  for (const frame of isAnswer ? SHOWING_FRAMES : [...SHOWING_FRAMES, BEING_FRAME]) {
    if (frame.test(text)) return text.replace(frame, '$1');
  }
  for (const opener of isAnswer ? SHOWING : [...SHOWING, ...BEING]) {
    const rest = text.replace(opener, '');
    if (rest !== text && /[\p{L}\p{N}]/u.test(rest)) return capitalised(rest);
  }
  return text;
}

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
