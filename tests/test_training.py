"""Training, from annotated files to a pipeline that loads: a tiny encoder learns invented sentences by heart."""

import json
import os
import pickle
from dataclasses import replace

import numpy as np
import pytest
import tiny

import quoteattr
from quoteattr.corpora.annotated import read_annotated
from quoteattr.errors import InputError, MissingExtraError
from quoteattr.training import find_entities, recipe_of, split, train

for package in ("torch", "transformers", "onnx", "safetensors"):
    pytest.importorskip(package, reason=f"{package} is needed for training (extra train)")

from torch import rand, save  # noqa: E402

from quoteattr.ml.distillation import load_soft_tags, save_soft_tags, soft_tags  # noqa: E402
from quoteattr.ml.examples import SoftTags  # noqa: E402
from quoteattr.ml.fitting import (  # noqa: E402
    Recipe,
    finish,
    float_reader,
    learn,
    override,
    read_recipe,
    untrained,
)
from quoteattr.ml.pieces import paragraphs_of  # noqa: E402
from quoteattr.ml.pruning import Importance, prune  # noqa: E402
from quoteattr.ml.restoring import restored  # noqa: E402
from quoteattr.ml.routes import open_folder  # noqa: E402
from quoteattr.ml.run_folder import average_of  # noqa: E402
from quoteattr.ml.training_settings import Settings  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("training")
    tiny.save_encoder(path / "encoder")
    tiny.write_articles(path / "train.jsonl", tiny.articles(40))
    tiny.write_articles(path / "tune.jsonl", tiny.articles(6, seed=5, first=100))
    return path


def recipe(folder, route="onnx", epochs=16) -> Recipe:
    settings = Settings(epochs=epochs, batch_pieces=1024, encoder_rate=3e-3, head_rate=3e-3, average=0.9)
    return Recipe(encoder=str(folder / "encoder"), route=route, variants=1, training=settings)


def trained(folder, name, route, **options):
    return train(
        folder / "train.jsonl", folder / name, tune=folder / "tune.jsonl", recipe=recipe(folder, route),
        entities=False, progress=False, device="cpu", **options,
    )  # fmt: skip


@pytest.fixture(scope="module")
def onnx(folder):
    return trained(folder, "with_onnx", "onnx")


@pytest.fixture(scope="module")
def torch(folder):
    return trained(folder, "with_torch", "torch")


@pytest.mark.parametrize("route", ["onnx", "torch"])
def test_a_trained_pipeline_loads_and_reads(route, request):
    done = request.getfixturevalue(route)
    assert done.tuned > 50, "a network of two layers learns these sentences"
    assert done.e2e[done.best] == max(done.e2e.values())
    text = tiny.articles(1, seed=33)[0]["text"]
    quotes = quoteattr.extract(text, quoteattr.load(done.path))
    found = {q.text: (q.source.text, q.kind) for q in quotes if q.source}
    assert found["the vote stands"][0].startswith("Tam Reyes"), "it may take the verb for a part of the name"
    assert found["“Rain is on its way,”"] == ("Mara Voss", "direct")
    assert quotes[0].confidence is not None
    assert 0 < quotes[0].confidence <= 1


def test_the_two_routes_agree(onnx, torch, folder):
    one, other = quoteattr.load(onnx.path), quoteattr.load(torch.path)
    texts = [record["text"] for record in tiny.articles(6, seed=5, first=100)]
    contents = [[[q.text for q in quoteattr.extract(text, nlp)] for text in texts] for nlp in (one, other)]
    same = sum(a == b for a, b in zip(*contents, strict=True))
    assert same >= 5, "int8 may change a boundary, not the whole"


@pytest.mark.parametrize("route", ["onnx", "torch"])
def test_a_trained_parser_survives_bytes_and_pickle(route, request):
    pipe = quoteattr.load(request.getfixturevalue(route).path).get_pipe("quoteattr_parser")
    from quoteattr.components.parser import AttributionParser

    again = AttributionParser().from_bytes(pipe.to_bytes())
    assert again.runtime.settings == pipe.runtime.settings
    assert pickle.loads(pickle.dumps(pipe)).runtime.settings == pipe.runtime.settings


@pytest.mark.skipif(not hasattr(os, "fork"), reason="n_process=2 needs fork to find factories of a checkout")
@pytest.mark.parametrize("route", ["onnx", "torch"])
def test_two_processes_read_the_same(route, request):
    nlp = quoteattr.load(request.getfixturevalue(route).path)
    texts = [record["text"] for record in tiny.articles(4, seed=7)]
    alone = [[q.text for q in quoteattr.extract(text, nlp)] for text in texts]
    together = [[q.text for q in quotes] for _, quotes in quoteattr.pipe(texts, nlp, n_process=2, batch_size=2)]
    assert together == alone


def test_the_same_recipe_gives_the_same_network(folder, onnx):
    again = trained(folder, "again", "onnx")
    assert again.e2e == onnx.e2e
    files = [done.path / "quoteattr_parser" / "network.onnx" for done in (again, onnx)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_training_goes_on_from_its_checkpoint(folder, monkeypatch):
    from quoteattr.ml import fitting

    def stop(self, epoch, value):
        if epoch == 2:
            raise KeyboardInterrupt
        return original(self, epoch, value)

    original = fitting.EpochChoice.stop_after
    monkeypatch.setattr(fitting.EpochChoice, "stop_after", stop)
    with pytest.raises(KeyboardInterrupt):
        trained(folder, "stopped", "onnx")
    monkeypatch.undo()
    assert json.loads((folder / "stopped.training" / "e2e.json").read_text()).keys() == {"1"}
    done = trained(folder, "stopped", "onnx")
    assert 1 in done.e2e
    assert 3 in done.e2e
    assert done.tuned > 50


def test_a_pipeline_within_its_own_annotations_is_refused(folder):
    data = folder / "annotations"
    data.mkdir()
    (data / "train.jsonl").write_bytes((folder / "train.jsonl").read_bytes())
    for more in ({"output": data / "new"}, {"output": folder / "new", "work": data / "work"}):
        with pytest.raises(InputError, match="lies in the folder of annotations"):
            train(data, **more)
    assert [path.name for path in data.iterdir()] == ["train.jsonl"]


def test_a_folder_of_another_training_is_refused(folder, onnx):
    with pytest.raises(InputError, match="holds the checkpoints of a training with another recipe"):
        train(
            folder / "train.jsonl", folder / "other", tune=folder / "tune.jsonl", recipe=recipe(folder, epochs=3),
            work=folder / "with_onnx.training", entities=False, progress=False,
        )  # fmt: skip


def test_training_stops_when_it_gets_no_better_but_not_at_first(tmp_path):
    from quoteattr.ml.run_folder import EpochChoice

    choice = EpochChoice(tmp_path / "e2e.json", patience=2, least=4)
    stops = [choice.stop_after(epoch, value) for epoch, value in enumerate([3.0, 0.0, 0.0, 40.0, 41.0, 40.0, 39.0], 1)]
    assert stops == [False] * 6 + [True]
    assert EpochChoice(tmp_path / "e2e.json", patience=2).best == 5


def test_another_epoch_than_the_best_can_be_finished(folder, onnx):
    tune = read_annotated(folder / "tune.jsonl")
    first = finish(tune, recipe(folder), folder / "with_onnx.training", epoch=1)
    assert (first.best, first.e2e) == (1, onnx.e2e)
    assert first.tuned <= onnx.tuned
    with pytest.raises(InputError, match=r"no .*average-99\.pt: the training there has not come so far"):
        finish(tune, recipe(folder), folder / "with_onnx.training", epoch=99)


def test_what_is_there_is_not_overwritten(folder):
    with pytest.raises(InputError, match="holds no pipeline"):
        train(folder / "train.jsonl", folder / "encoder", recipe=recipe(folder), progress=False)


def test_the_tune_part_stays_apart(folder):
    with pytest.raises(InputError, match="stands in the training part and in the tune part"):
        train(folder / "train.jsonl", folder / "x", tune=folder / "train.jsonl", recipe=recipe(folder), progress=False)


def test_a_tenth_is_kept_apart_and_stays_the_same(folder):
    articles = read_annotated(folder / "train.jsonl")
    kept, tuned = split(articles, seed=1)
    assert len(tuned) == 4
    assert {a.id for a in kept} | {a.id for a in tuned} == {a.id for a in articles}
    assert split(articles, seed=1) == (kept, tuned)
    with pytest.raises(InputError, match="at least two"):
        split(articles[:1], seed=1)


def test_a_student_learns_from_what_a_teacher_sees(folder, torch, tmp_path):
    """Whose own annotations are of little use: half of the contents are missing from them."""
    articles = [
        replace(article, attributions=article.attributions[: len(article.attributions) // 2])
        for article in read_annotated(folder / "train.jsonl")
    ]
    tune = read_annotated(folder / "tune.jsonl")
    teacher = float_reader(recipe(folder, "torch"), folder / "with_torch.training", torch.best)
    soft = {article.id: soft_tags([teacher], article.text) for article in articles}
    save_soft_tags(tmp_path / "soft.npz", soft)
    kept = load_soft_tags(tmp_path / "soft.npz")
    assert all((kept[id].pairs == tags.pairs).all() for id, tags in soft.items())
    alone, taught = override(recipe(folder), soft=0.0), override(recipe(folder), soft=0.9)
    learn(articles, tune, alone, tmp_path / "alone", device="cpu", progress=False)
    learn(articles, tune, taught, tmp_path / "taught", device="cpu", progress=False, soft=kept)
    by_itself, by_teacher = (json.loads((tmp_path / name / "e2e.json").read_text()) for name in ("alone", "taught"))
    assert max(by_teacher.values()) > max(by_itself.values())


def test_a_training_begins_with_the_weights_of_another(folder, onnx, tmp_path):
    weights = folder / "with_onnx.training" / f"average-{onnx.best}.pt"
    begun = override(recipe(folder, epochs=1), begin=str(weights))
    articles, tune = (read_annotated(folder / f"{name}.jsonl") for name in ("train", "tune"))
    learn(articles, tune, begun, tmp_path, device="cpu", progress=False)
    assert json.loads((tmp_path / "e2e.json").read_text())["1"] > 50, "one epoch from the start is at nothing"


@pytest.mark.parametrize("route", ["onnx", "torch"])
def test_a_training_goes_on_with_a_narrower_network(folder, onnx, tmp_path, route):
    weights = folder / "with_onnx.training" / f"average-{onnx.best}.pt"
    wide = override(recipe(folder, route), begin=str(weights))
    network, _, _ = untrained(wide)
    matters = Importance([rand(2), rand(2)], [rand(64), rand(64)])
    prune(network, matters, heads=3, neurons=80)
    save(network.state_dict(), tmp_path / "begin.pt")
    narrow = override(recipe(folder, route, epochs=8), begin=str(tmp_path / "begin.pt"), reading_context=0, words=False)
    articles, tune = (read_annotated(folder / f"{name}.jsonl") for name in ("train", "tune"))
    learn(articles, tune, narrow, tmp_path, device="cpu", progress=False)
    done = finish(tune, narrow, tmp_path)
    assert done.tuned > 50
    assert done.reader.settings["context"] == 0, "another than in training"
    after = average_of(tmp_path, done.best)
    words = "encoder.embeddings.word_embeddings.weight"
    assert (after[words] == average_of(folder / "with_onnx.training", onnx.best)[words]).all(), "they were not trained"
    done.reader.to_folder(tmp_path / "quoteattr_parser")
    article = tune[0]
    parts = [
        reader.read(article.text, [], paragraphs_of(article.text))
        for reader in (done.reader, open_folder(tmp_path / "quoteattr_parser"))
    ]
    assert np.allclose(parts[0][2].tags, parts[1][2].tags, atol=1e-5)
    if route == "onnx":
        state = restored(tmp_path / "quoteattr_parser", recipe(folder))
        assert {name: part.shape for name, part in state.items()} == {name: part.shape for name, part in after.items()}


@pytest.mark.parametrize("quantize", [True, "weights", False])
def test_a_packaged_network_goes_back_to_torch(folder, onnx, tmp_path, quantize):
    tune = read_annotated(folder / "tune.jsonl")
    exported = override(recipe(folder), quantize=quantize)
    done = finish(tune, exported, folder / "with_onnx.training", epoch=onnx.best, compress=quantize == "weights")
    done.reader.to_folder(tmp_path / "quoteattr_parser")
    before = average_of(folder / "with_onnx.training", onnx.best)
    gone = override(exported, begin=str(tmp_path / "what it began with.pt"))
    state = restored(tmp_path / "quoteattr_parser", gone)
    assert state.keys() == before.keys()
    steps = 1e-6 if quantize is False else 2.5 / 127
    for name in state.keys() - {"transitions", "may_follow", "may_start"}:
        widest = before[name].abs().max().item()
        assert (state[name] - before[name]).abs().max().item() <= steps * widest + 1e-6, name
    with pytest.raises(InputError, match="holds no exported network"):
        restored(tmp_path, exported)


def test_a_vocabulary_cut_down_to_the_articles_reads_them_the_same(folder, onnx):
    tune = read_annotated(folder / "tune.jsonl")
    options = {"epoch": onnx.best, "compress": True}
    whole = finish(tune, recipe(folder), folder / "with_onnx.training", **options)
    cut = finish(tune, recipe(folder), folder / "with_onnx.training", texts=[a.text for a in tune], **options)
    assert cut.tuned == whole.tuned
    assert sum(map(len, cut.reader.files.values())) < sum(map(len, whole.reader.files.values()))


def test_soft_tags_of_another_text_are_refused(folder, tmp_path):
    articles, tune = (read_annotated(folder / f"{name}.jsonl") for name in ("train", "tune"))
    soft = {articles[0].id: SoftTags(np.zeros((3, 7), np.float16), np.zeros((3, 7, 7), np.float16))}
    with pytest.raises(InputError, match="another text"):
        learn(articles, tune, recipe(folder), tmp_path, device="cpu", progress=False, soft=soft)


def test_a_recipe_is_read_from_a_file_and_overridden(tmp_path):
    path = tmp_path / "recipe.cfg"
    path.write_text('[recipe]\nencoder = "some-encoder"\nroute = "torch"\n\n[training]\nepochs = 3\n')
    read = read_recipe(path)
    assert (read.encoder, read.route, read.training.epochs) == ("some-encoder", "torch", 3)
    changed = override(read, encoder=None, route="onnx", seed=7)
    assert (changed.encoder, changed.route, changed.training.seed, changed.training.epochs) == (
        "some-encoder", "onnx", 7, 3,
    )  # fmt: skip
    assert recipe_of(None) == Recipe()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[training]\nepocs = 3\n", r"there is no setting \[training\] epocs"),
        ("[weights]\na = 3\n", r"there is no setting \[weights\]"),
        ('[recipe]\nroute = "jax"\n', "Unknown route 'jax'; choose one of onnx, torch"),
        ("[recipe", "Cannot read the recipe"),
    ],
)
def test_a_recipe_with_a_mistake(tmp_path, content, complaint):
    path = tmp_path / "recipe.cfg"
    path.write_text(content)
    with pytest.raises(InputError, match=complaint):
        read_recipe(path)


def test_without_torch_the_error_names_the_extra(monkeypatch):
    import quoteattr.training.running

    monkeypatch.setattr(quoteattr.training.running, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quoteattr\[train\]'"):
        recipe_of(None)


def test_entities_are_found_once_and_kept(tmp_path, monkeypatch):
    import spacy

    import quoteattr.training.entities

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ann Lee"}])
    calls = []
    monkeypatch.setattr(quoteattr.training.entities, "_entity_finder", lambda: calls.append(1) or nlp)
    articles = read_annotated(tiny.write_articles(tmp_path / "a.jsonl", tiny.articles(5, seed=2)))
    first = find_entities(articles, tmp_path / "entities.jsonl", progress=False)
    assert find_entities(articles, tmp_path / "entities.jsonl", progress=False) == first
    assert len(calls) == 1
    assert {a.text[s:e] for a in articles for s, e, _ in first[a.id]} == {"Ann Lee"}


def test_the_command_trains(folder, capsys, monkeypatch):
    from quoteattr.cli import main

    config = folder / "recipe.cfg"
    config.write_text(
        f'[recipe]\nencoder = "{folder / "encoder"}"\nvariants = 0\n\n'
        "[training]\nepochs = 1\nbatch_pieces = 1024\nencoder_rate = 0.003\nhead_rate = 0.003\n"
    )
    with pytest.raises(SystemExit) as ended:
        main(["train", str(folder / "train.jsonl"), "-o", str(folder / "by_command"), "--config", str(config),
              "--epochs", "2", "--no-entities", "--device", "cpu"])  # fmt: skip
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "epoch 2: e2e F" in printed
    assert printed.splitlines()[-1] == str(folder / "by_command")
    assert quoteattr.load(folder / "by_command").has_pipe("quoteattr_parser")


def test_the_command_says_where_an_annotation_is_bad(tmp_path, capsys):
    from quoteattr.cli import main

    (tmp_path / "bad.jsonl").write_text('{"text": "Hello", "attributions": [{"content": [[0, 99]]}]}\n')
    with pytest.raises(SystemExit) as ended:
        main(["train", str(tmp_path / "bad.jsonl"), "-o", str(tmp_path / "out")])
    assert ended.value.code == 2
    assert "bad.jsonl, line 1: the content of attribution 1 0-99 does not fit the text" in capsys.readouterr().err
