"""Encoders an operator may bring: a folder with a model, and an address."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers
from typing_extensions import override

from nlu import encoder as encoders
from nlu.encoder import EmbeddingsAddress, OnnxFolder, encoder_of

WORDS = {"[UNK]": 0, "visa": 1, "renew": 2, "metro": 3}
MEANINGS = np.array([[0.1, 0.1, 0.1], [1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model as sentence-transformers exports them, whose words have a vector each."""
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    shape = ["texts", "tokens"]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["meanings", "input_ids"], ["last_hidden_state"])],
        "words",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, 3])],
        [numpy_helper.from_array(MEANINGS, "meanings")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(tmp_path / "model.onnx"))
    return tmp_path


def test_a_folder_gives_the_mean_of_its_words(folder: Path) -> None:
    own = encoder_of(str(folder))
    assert isinstance(own, OnnxFolder)
    found = own.encode(["renew visa", "metro"])
    half = 2**-0.5
    assert found[0] == pytest.approx([half, half, 0], abs=1e-6)
    assert found[1] == pytest.approx([0, 0, 1], abs=1e-6)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-5)


def test_another_tokenizer_is_another_encoder(folder: Path) -> None:
    before = OnnxFolder(folder).id
    (folder / "tokenizer.json").write_text("{}")
    assert OnnxFolder(folder).id != before


class Address(BaseHTTPRequestHandler):
    """Gives a text's length and number of spaces, in the wrong order."""

    asked: list[tuple[dict[str, object], str | None]]
    status = 200

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((body, self.headers["Authorization"]))  # type: ignore[attr-defined]
        data = [
            {"index": place, "embedding": [len(text), text.count(" ") + 1.0]}
            for place, text in enumerate(body["input"])
        ]
        answer = json.dumps({"data": data[::-1]}).encode()
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    @override
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Address)
    server.asked, server.status = [], 200  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_an_address_is_asked_by_name_and_with_the_key(
    address: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(encoders.KEY, "secret")
    own = encoder_of(f"http://127.0.0.1:{address.server_port}/v1/embeddings#bge-m3")
    assert isinstance(own, EmbeddingsAddress)
    found = own.encode(["a", "a b c"])
    assert found[0] == pytest.approx([2**-0.5, 2**-0.5], abs=1e-6)
    assert found[1] == pytest.approx(np.array([5, 3]) / 34**0.5, abs=1e-6)
    body = {"model": "bge-m3", "input": ["a", "a b c"]}
    assert address.asked == [(body, "Bearer secret")]  # type: ignore[attr-defined]


def test_an_address_that_fails_rests(address: ThreadingHTTPServer) -> None:
    address.status = 500  # type: ignore[attr-defined]
    own = EmbeddingsAddress(f"http://127.0.0.1:{address.server_port}/v1/embeddings#m")
    with pytest.raises(Exception, match="500"):
        own.encode(["a"])
    with pytest.raises(ValueError, match="rests"):
        own.encode(["a"])
    assert len(address.asked) == 1  # type: ignore[attr-defined]
