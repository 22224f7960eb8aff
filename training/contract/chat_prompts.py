"""What Altlight asks chat models: lib/models/turns.ts says the same, and tests/unit/models checks that it does."""

from typing import Any

BRIEF = "Describe this image for a blind person in one short, plain sentence of at most 25 words. Say only what is seen."
DETAILED = "Describe this image in detail for a blind person, in plain sentences. Say only what is seen."
ASK = "Answer this question about the image, in plain sentences. If the image does not show it, say so."
QUESTION = "What is red?"

# Name, task, question, prompt, new tokens.
CASES = [
    ("brief-short", "brief", None, BRIEF, 8),
    ("detailed-long", "detailed", None, DETAILED, 40),
    ("question", "question", QUESTION, f"{ASK}\n{QUESTION}", 16),
]

# What was asked and answered before, and a question that follows upon it.
PAST = [{"question": QUESTION, "answer": "The boat is red."}]
FOLLOW_UP = "And what is blue?"


def messages_of(prompt: str, past: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The image goes with the first turn."""
    turns = [("user", prompt)]
    if past:
        first, *later = [exchange["question"] for exchange in past]
        asked = [f"{ASK}\n{first}", *later]
        pairs = zip(asked, [exchange["answer"] for exchange in past], strict=True)
        turns = [turn for question, answer in pairs for turn in (("user", question), ("assistant", answer))] + turns
    messages = [{"role": role, "content": [{"type": "text", "text": text}]} for role, text in turns]
    messages[0]["content"].insert(0, {"type": "image"})
    return messages
