"""Trains a model and tries it: `python -m nlu.rasa_project.train EXAMPLES.yml MODEL.tar.gz`.

The model's file is there only when the model has understood what it learnt. Exits with 1, and a
line about why, where it has not.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from ops.child import stand_back

UNDERSTOOD = 0.8
"""Share of the labels whose first example must be understood: it was learnt, so less is a fault."""


def train(config: Path, examples: Path, model: Path) -> str | None:
    """What is wrong with what came out, or None: then it is in `model`."""
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory(dir=model.parent, prefix="training-") as folder:
        made = train_nlu(str(config), str(examples), folder, model.name)
        if made is None:
            return "there is nothing to learn in it"
        wrong = asyncio.run(_tried(Path(made), examples))
        if wrong is None:
            os.replace(made, model)
        return wrong


async def _tried(model: Path, examples: Path) -> str | None:
    from rasa.core.agent import load_agent
    from rasa.shared.importers.utils import training_data_from_paths

    learnt = training_data_from_paths([str(examples)], language="en").intent_examples
    firsts = {example.get("intent"): example.get("text") for example in reversed(learnt)}
    agent = await load_agent(str(model))
    if not agent.is_ready():
        return "it cannot be loaded"
    right = 0
    for label, text in firsts.items():
        ranking = (await agent.parse_message(text)).get("intent_ranking", [])
        if not firsts.keys() <= {found["name"] for found in ranking}:
            return f"it ranks {len(ranking)} of {len(firsts)} labels"
        right += max(ranking, key=lambda found: found["confidence"])["name"] == label
    if right < UNDERSTOOD * len(firsts):
        return f"it understands {right} of {len(firsts)} of its own examples"
    return None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.yml")
    parser.add_argument("--hurry", action="store_true", help="takes the processor from others")
    arguments = parser.parse_args()
    if not arguments.hurry:
        stand_back()  # whoever is answering comes first
    wrong = train(arguments.config, arguments.examples, arguments.model)
    if wrong is not None:
        sys.exit(f"The model is not used: {wrong}.")
