"""What Altlight asks chat models: lib/models/prompts.ts says the same, and tests/unit/models checks that it does."""

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
