"""Tiny tokenizers, trained on a little text of our own, of the kinds that the real models have."""

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

TEXT = """
A red boat on a blue sea under a pale sky. A white sail and a small harbour with two people on a pier.
A dog runs on the grass, a cat sleeps on a sofa, a bird sits on a branch of a tall tree.
What does the image describe? Describe in detail what is shown in the image. What is the text in the image?
Describe this image for a blind person in one short, plain sentence of at most 25 words. Say only what is seen.
Describe with a paragraph what is shown in the image. a photography of a woman with a hat and a child.
Answer this question about the image, in plain sentences. If the image does not show it, say so.
User: Assistant: user assistant system you are a helpful model think
A street with shops, a bus and three cars in the rain; a sign says open. Mountains with snow, a lake and clouds.
0 1 2 3 4 5 6 7 8 9 , . ! ? : ; ( ) " ' - _ <
"""

LINES = [line for line in TEXT.splitlines() if line]


def byte_level(vocabulary: int, special: list[str], *, prefix_space: bool = False) -> Tokenizer:
    """As GPT-2's: bytes, merged in pairs."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix_space)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=special, initial_alphabet=alphabet)
    tokenizer.train_from_iterator(LINES, trainer)
    return tokenizer


def with_ends(tokenizer: Tokenizer, start: str, end: str) -> Tokenizer:
    """As BART's: `<s> … </s>`."""
    tokenizer.post_processor = processors.RobertaProcessing(
        (end, tokenizer.token_to_id(end)), (start, tokenizer.token_to_id(start)), add_prefix_space=False
    )
    return tokenizer


def with_end(tokenizer: Tokenizer, end: str) -> Tokenizer:
    """As T5's: `… </s>`."""
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"$A {end}", special_tokens=[(end, tokenizer.token_to_id(end))]
    )
    return tokenizer


def word_piece(vocabulary: int, special: list[str]) -> Tokenizer:
    """As BERT's: lower case words and their parts, between [CLS] and [SEP]."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.train_from_iterator(LINES, trainers.WordPieceTrainer(vocab_size=vocabulary, special_tokens=special))
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", tokenizer.token_to_id("[SEP]")), ("[CLS]", tokenizer.token_to_id("[CLS]"))
    )
    return tokenizer
